package dev.antigravity.sandbox.wire;

import java.util.concurrent.atomic.AtomicLong;

/// Numbers everything that needs an id, so that the same run gives the same ids. Thread-safe.
public final class Ids {
    private final AtomicLong count = new AtomicLong();

    /// Such as `msg_sandbox_000042` for `msg_`.
    public String next(String prefix) {
        return "%ssandbox_%06d".formatted(prefix, count.incrementAndGet());
    }
}
