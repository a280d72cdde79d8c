package dev.antigravity.net;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at everything that has a deadline, twenty times a second, and sleeps while there is nothing to look at: one
/// thread for all deadlines, where a timer for each wait would wake another thread for each. Thread-safe.
public final class Sentinel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sentinel.class);
    private static final long TICK_NANOS = 50_000_000;

    /// Something with a deadline.
    public interface Watched {
        /// Must return at once.
        ///
        /// @param now from `System.nanoTime()`
        void tick(long now);
    }

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("antigravity-sentinel").unstarted(this::run);
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    public void add(Watched one) {
        var first = watched.isEmpty();
        watched.add(one);
        if (!started.get() && started.compareAndSet(false, true)) {
            thread.start();
        } else if (first) {
            LockSupport.unpark(thread);
        }
    }

    public void remove(Watched one) {
        watched.remove(one);
    }

    private void run() {
        while (!closed) {
            if (watched.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, TICK_NANOS);
            }
            var now = System.nanoTime();
            for (var one : watched) {
                tick(one, now);
            }
        }
    }

    private static void tick(Watched one, long now) {
        try {
            one.tick(now);
        } catch (RuntimeException e) {
            LOG.warn("a deadline could not be looked at", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
