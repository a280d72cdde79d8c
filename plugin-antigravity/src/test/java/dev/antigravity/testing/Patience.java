package dev.antigravity.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for something another thread brings about.
public final class Patience {
    private static final int LOOKS = 3_000;
    private static final long BETWEEN_NANOS = 10_000_000;

    private Patience() {}

    /// @throws AssertionError if it does not come about
    public static void until(Callable<Boolean> condition) {
        for (var look = 0; look < LOOKS; look++) {
            if (holds(condition)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        throw new AssertionError("did not come about");
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError("cannot be looked at", e);
        }
    }
}
