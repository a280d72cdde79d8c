package dev.antigravity.ledger;

import dev.antigravity.settings.LedgerSettings;
import dev.antigravity.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes exchanges into the ledger on disk, off the way of requests: about once a second, many at once, on a thread of
/// its own that begins with the first of them. While the ledger cannot be written, up to {@value #MOST_WAITING}
/// exchanges wait; that is said once, and requests go on. Thread-safe.
public final class LedgerWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int MOST_WAITING = 4_000;
    private static final int BATCH = 1_000;
    private static final Duration COLLECT = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final LedgerFile file;
    private final Supplier<LedgerSettings> settings;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ExchangeRecord> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean over;
    private boolean hurry;
    private long lost;
    private Optional<LedgerState.Trouble> trouble = Optional.empty();

    /// Only the thread that writes touches these.
    private @Nullable LedgerBook book;

    private long tidied;

    public LedgerWriter(LedgerFile file, Supplier<LedgerSettings> settings, Clock clock) {
        this.file = file;
        this.settings = settings;
        this.clock = clock;
    }

    /// Takes an exchange to be written soon. Never waits, and never fails.
    public void add(ExchangeRecord exchange) {
        if (!settings.get().enabled()) {
            return;
        }
        lock.lock();
        try {
            if (over || waiting.size() == MOST_WAITING) {
                lost++;
                return;
            }
            waiting.addLast(exchange);
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("antigravity-ledger").start(this::run);
            }
            if (waiting.size() == 1 || waiting.size() == BATCH) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public LedgerState state() {
        lock.lock();
        try {
            return new LedgerState(trouble, waiting.size(), lost);
        } finally {
            lock.unlock();
        }
    }

    /// Writes what waits, now, and waits until that is done or has failed.
    void flush() throws InterruptedException {
        lock.lock();
        try {
            hurry = thread != null && !over;
            changed.signalAll();
            while (hurry) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                var done = write(batch());
                settle(done);
                if (!done && !pauseAfterTrouble()) {
                    break;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closeBook();
        }
    }

    /// Until there is something to write and it is time.
    ///
    /// @return whether there is; if not, all is over
    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !over && !hurry) {
                changed.await();
            }
            var left = COLLECT.toNanos();
            while (left > 0 && waiting.size() < BATCH && !over && !hurry) {
                left = changed.awaitNanos(left);
            }
            return !over || !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<ExchangeRecord> batch() {
        lock.lock();
        try {
            return waiting.stream().limit(BATCH).toList();
        } finally {
            lock.unlock();
        }
    }

    /// @return whether it is written
    private boolean write(List<ExchangeRecord> batch) {
        try {
            var open = opened();
            if (!batch.isEmpty()) {
                open.add(batch);
            }
            written(batch.size());
            tidy(open);
            return true;
        } catch (StoreException e) {
            closeBook();
            if (e.reason() == StoreException.Reason.BROKEN && putAside()) {
                return write(batch);
            }
            failed(e);
            return false;
        } catch (RuntimeException e) { // whatever it is, requests go on
            LOG.warn("the ledger {} met a fault", file.path(), e);
            closeBook();
            failed(e);
            return false;
        }
    }

    private LedgerBook opened() {
        var open = book;
        if (open != null && !open.isInPlace()) {
            closeBook();
            open = null;
        }
        if (open == null) {
            open = file.open();
            open.putAside().ifPresent(this::begunAnew);
            book = open;
        }
        return open;
    }

    private boolean putAside() {
        try {
            var aside = file.putAsideIfBroken();
            aside.ifPresent(this::begunAnew);
            return aside.isPresent();
        } catch (StoreException e) {
            LOG.debug("the damaged ledger could not be put aside", e);
            return false;
        }
    }

    private void begunAnew(Path aside) {
        LOG.warn("the ledger was damaged; it is kept as {}, and a new one begins", aside);
    }

    private void tidy(LedgerBook open) {
        var now = System.nanoTime();
        if (tidied == 0 || now - tidied > TIDY_EVERY.toNanos()) {
            var limits = settings.get();
            open.tidy(clock.instant().minus(limits.keep()), limits.maxBytes());
            tidied = now;
        }
    }

    private void written(int count) {
        lock.lock();
        try {
            for (var i = 0; i < count; i++) {
                waiting.removeFirst();
            }
            if (trouble.isPresent()) {
                LOG.info("the ledger {} is kept again; {} exchanges are missing from it", file.path(), lost);
                trouble = Optional.empty();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Says so once for each reason, for it is met again every few seconds.
    private void failed(RuntimeException e) {
        var what = "the ledger " + file.path() + " cannot be kept: " + e.getMessage();
        lock.lock();
        try {
            if (trouble.filter(known -> known.what().equals(what)).isEmpty()) {
                LOG.warn("{}; requests go on, and the latest are remembered until the proxy stops", what);
                trouble = Optional.of(new LedgerState.Trouble(what, clock.instant()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void settle(boolean done) {
        lock.lock();
        try {
            if (hurry && (!done || waiting.isEmpty())) {
                hurry = false;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @return whether it is worth trying again
    private boolean pauseAfterTrouble() throws InterruptedException {
        lock.lock();
        try {
            var left = AFTER_TROUBLE.toNanos();
            while (left > 0 && !over && !hurry) {
                left = changed.awaitNanos(left);
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }

    private void closeBook() {
        var open = book;
        book = null;
        if (open != null) {
            try {
                open.close();
            } catch (StoreException e) {
                LOG.debug("the ledger did not close", e);
            }
        }
    }

    /// Writes what still waits, as far as that is quickly done.
    @Override
    public void close() {
        var writing = end();
        if (writing == null) {
            return;
        }
        try {
            if (!writing.join(LAST_WORDS)) {
                LOG.warn("the ledger {} was not finished in time", file.path());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread end() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
            return thread;
        } finally {
            lock.unlock();
        }
    }
}
