package dev.antigravity.pool;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps file and pool in step while a proxy runs: looks once a second, writes only what has changed.
public final class RestKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestKeeper.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final RestBook book;
    private final RestFile file;
    private final Pool pool;
    private final CountDownLatch over = new CountDownLatch(1);
    private long written;

    private RestKeeper(RestBook book, RestFile file, Pool pool) {
        this.book = book;
        this.file = file;
        this.pool = pool;
    }

    /// Takes over what the file says, and starts to look.
    public static RestKeeper start(RestBook book, RestFile file, Pool pool) {
        var keeper = new RestKeeper(book, file, pool);
        file.readInto(book);
        keeper.written = book.changes();
        Thread.ofVirtual().name("antigravity-rests").start(keeper::run);
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
        var changes = book.changes();
        try {
            var learned = false;
            if (changes != written) {
                learned = file.exchange(book);
                written = changes;
            } else if (file.hasChanged()) {
                learned = file.readInto(book);
            }
            if (learned) {
                pool.reread();
            }
        } catch (IOException e) {
            LOG.warn("the rests of accounts could not be kept: {}", e.getMessage());
        }
    }

    /// Writes what has not been written yet.
    @Override
    public void close() {
        over.countDown();
        look();
    }
}
