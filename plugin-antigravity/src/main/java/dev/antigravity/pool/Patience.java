package dev.antigravity.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How time is waited for.
@FunctionalInterface
public interface Patience {
    /// The real thing: the thread sleeps.
    Patience REAL = (signal, longest) -> {
        if (signal.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    };

    /// Comes back when there is a signal, or the time has passed.
    void await(Semaphore signal, Duration longest) throws InterruptedException;
}
