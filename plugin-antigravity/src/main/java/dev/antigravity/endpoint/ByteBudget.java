package dev.antigravity.endpoint;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of request bodies may be held at once. A body that is alone is always taken. Thread-safe.
final class ByteBudget {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /// @param own what the same body has taken already
    /// @return whether there was room
    boolean take(long bytes, long own) {
        var others = held.getAndAdd(bytes) - own;
        if (others <= 0 || others + own + bytes <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
