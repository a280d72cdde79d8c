package dev.antigravity.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps file and pool in step while a proxy runs: looks once a second, writes only what has changed.
public final class RestKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final RestBook book;
    private final RestFile file;
    private final Pool pool;
    private final Patience patience;
    private final Semaphore over = new Semaphore(0);
    private volatile boolean closed;
    private long written;

    private RestKeeper(RestBook book, RestFile file, Pool pool, Patience patience) {
        this.book = book;
        this.file = file;
        this.pool = pool;
        this.patience = patience;
    }

    /// Takes over what the file says, and starts to look.
    ///
    /// @param patience how the time between two looks is waited for
    public static RestKeeper start(RestBook book, RestFile file, Pool pool, Patience patience) {
        var keeper = new RestKeeper(book, file, pool, patience);
        file.readInto(book);
        keeper.written = book.changes();
        Thread.ofVirtual().name("antigravity-rests").start(keeper::run);
        return keeper;
    }

    private void run() {
        try {
            patience.await(over, LOOK_EVERY);
            while (!closed) {
                look();
                patience.await(over, LOOK_EVERY);
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
        closed = true;
        over.release();
        look();
    }
}
