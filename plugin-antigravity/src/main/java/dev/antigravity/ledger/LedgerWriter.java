package dev.antigravity.ledger;

import dev.antigravity.settings.LedgerSettings;
import dev.antigravity.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes exchanges into the ledger on disk, off the way of requests: about once a second, many at once, on a thread of
/// its own that begins with the first of them. While the ledger cannot be written, a good number of exchanges wait;
/// that is said once, and requests go on. Thread-safe.
public final class LedgerWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final Duration COLLECT = Duration.ofSeconds(1);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final LedgerFile file;
    private final Supplier<LedgerSettings> settings;
    private final Clock clock;
    private final Backlog backlog = new Backlog();
    private final List<KeptBeside> beside = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;
    private volatile boolean tried;
    private volatile Optional<LedgerState.Trouble> trouble = Optional.empty();

    /// Only the thread that writes touches these.
    private @Nullable LedgerBook book;

    private long tidied;

    public LedgerWriter(LedgerFile file, Supplier<LedgerSettings> settings, Clock clock) {
        this.file = file;
        this.settings = settings;
        this.clock = clock;
    }

    /// Keeps something else beside the exchanges. To be said before the first of them.
    public void keep(KeptBeside other) {
        beside.add(other);
    }

    /// Takes an exchange to be written soon. Never waits, and never fails.
    public void add(ExchangeRecord exchange) {
        if (settings.get().enabled()) {
            backlog.add(exchange);
        }
        if (thread == null && isWorthBeginning()) {
            begin();
        }
    }

    private boolean isWorthBeginning() {
        return backlog.size() > 0 || beside.stream().anyMatch(KeptBeside::hasChanged);
    }

    private synchronized void begin() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("antigravity-ledger").start(this::run);
        }
    }

    public LedgerState state() {
        return new LedgerState(trouble, backlog.size(), backlog.lost());
    }

    /// Reads what the ledger knew before this program began, unless that has been tried already.
    public void recall() {
        if (!tried) {
            settle();
        }
    }

    /// Writes what waits, as far as that is quickly done.
    void settle() {
        begin();
        try {
            backlog.hurry(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (backlog.awaitRound(COLLECT, longestPause())) {
                var done = write(backlog.batch());
                tried = true;
                backlog.ended(done);
                if (!done && !backlog.rest(AFTER_TROUBLE)) {
                    return;
                }
            }
            if (beside.stream().anyMatch(KeptBeside::hasChanged)) {
                write(List.of());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            backlog.end();
            closeBook();
        }
    }

    private Duration longestPause() {
        return beside.stream().anyMatch(KeptBeside::isShared) ? WATCH : FOR_EVER;
    }

    /// @return whether it is written
    private boolean write(List<ExchangeRecord> batch) {
        try {
            var open = opened();
            open.add(batch, beside);
            backlog.written(batch.size());
            well();
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
            open.putAside().ifPresent(LedgerWriter::begunAnew);
            book = open;
        }
        return open;
    }

    private boolean putAside() {
        try {
            var aside = file.putAsideIfBroken();
            aside.ifPresent(LedgerWriter::begunAnew);
            return aside.isPresent();
        } catch (StoreException e) {
            LOG.debug("the damaged ledger could not be put aside", e);
            return false;
        }
    }

    private static void begunAnew(Path aside) {
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

    private void well() {
        if (trouble.isPresent()) {
            LOG.info("the ledger {} is kept again; {} exchanges are missing from it", file.path(), backlog.lost());
            trouble = Optional.empty();
        }
    }

    /// Says so once for each reason, for it is met again every few seconds.
    private void failed(RuntimeException e) {
        var what = "the ledger " + file.path() + " cannot be kept: " + e.getMessage();
        if (trouble.filter(known -> known.what().equals(what)).isEmpty()) {
            LOG.warn("{}; requests go on, and the latest are remembered until the proxy stops", what);
            trouble = Optional.of(new LedgerState.Trouble(what, clock.instant()));
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
        if (isWorthBeginning()) {
            begin();
        }
        backlog.end();
        var writing = thread;
        try {
            if (writing != null && !writing.join(LAST_WORDS)) {
                LOG.warn("the ledger {} was not finished in time", file.path());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
