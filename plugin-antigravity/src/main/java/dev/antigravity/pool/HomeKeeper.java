package dev.antigravity.pool;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps which account a conversation belongs to over restarts, so that its prompt cache is found again: looks once a
/// second, writes only if a conversation has settled or moved.
public final class HomeKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeKeeper.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    /// No prompt cache outlives its last use by much more than an hour, and few people lead more conversations in one.
    private static final int KEPT = 1_000;

    private final Pool pool;
    private final HomeFile file;
    private final CountDownLatch over = new CountDownLatch(1);
    private long written;

    private HomeKeeper(Pool pool, HomeFile file) {
        this.pool = pool;
        this.file = file;
    }

    /// Tells the pool what the file says, and starts to look.
    public static HomeKeeper start(Pool pool, HomeFile file) {
        var keeper = new HomeKeeper(pool, file);
        file.read().forEach(pool::remember);
        keeper.written = pool.settled();
        Thread.ofVirtual().name("antigravity-homes").start(keeper::run);
        return keeper;
    }

    private void run() {
        try {
            while (!over.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        var settled = pool.settled();
        if (settled == written) {
            return;
        }
        try {
            file.add(pool.homes(KEPT), KEPT);
            written = settled;
        } catch (IOException e) {
            LOG.warn("where conversations belong could not be kept: {}", e.getMessage());
        }
    }

    /// Writes what has not been written yet.
    @Override
    public void close() {
        over.countDown();
        look();
    }
}
