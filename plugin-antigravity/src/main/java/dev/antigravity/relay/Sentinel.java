package dev.antigravity.relay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at everything that has a deadline, twenty times a second, and sleeps while there is nothing to look at.
/// Thread-safe.
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
    private final Thread thread;
    private volatile boolean closed;

    public Sentinel() {
        thread = Thread.ofPlatform().daemon().name("antigravity-sentinel").start(this::run);
    }

    public void add(Watched one) {
        var first = watched.isEmpty();
        watched.add(one);
        if (first) {
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
