package dev.antigravity.ledger;

import dev.antigravity.account.Quota;
import dev.antigravity.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What upstreams last said is left to each account, and how that has changed, also before this program began.
/// Thread-safe.
///
/// Holds the last {@value #MOST_ACCOUNTS} accounts, {@value #MOST_QUOTAS} allowances and {@value #MOST_SAMPLES} changes
/// of each.
public final class QuotaBook implements KeptBeside {
    private static final int MOST_ACCOUNTS = 2_000;
    private static final int MOST_QUOTAS = 400;
    private static final int MOST_SAMPLES = 500;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMinutes(1);

    private static final int MOST_UNWRITTEN = 5_000;
    private static final int MOST_REMEMBERED = 20_000;

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final BiConsumer<String, List<Quota>> reader;
    private final Deque<Sample> unwritten = new ArrayDeque<>();
    private boolean remembers;

    private record Sample(String account, Quota quota) {}

    private static final class Page {
        private final List<Quota> quotas = new ArrayList<>();
        private final Deque<Quota> history = new ArrayDeque<>();
    }

    public QuotaBook() {
        this((_, _) -> {});
    }

    /// @param reader told of everything that is noted
    public QuotaBook(BiConsumer<String, List<Quota>> reader) {
        this.reader = reader;
    }

    /// Takes over what an upstream said of an account.
    public void note(String account, List<Quota> said) {
        if (!said.isEmpty()) {
            keep(account, said);
            reader.accept(account, said);
        }
    }

    private synchronized void keep(String account, List<Quota> said) {
        var page = pages.computeIfAbsent(account, _ -> new Page());
        said.forEach(quota -> note(account, page, quota));
        forgetTooMany();
    }

    private void forgetTooMany() {
        if (pages.size() > MOST_ACCOUNTS) {
            pages.remove(pages.keySet().iterator().next());
        }
    }

    private void note(String account, Page page, Quota quota) {
        if (isWorthKeeping(page, quota) && unwritten.size() < MOST_UNWRITTEN) {
            unwritten.addLast(new Sample(account, quota));
        }
        take(page, quota);
    }

    private static void take(Page page, Quota quota) {
        page.quotas.removeIf(quota::isAboutSameAs);
        page.quotas.add(quota);
        if (page.quotas.size() > MOST_QUOTAS) {
            page.quotas.removeFirst();
        }
        if (isWorthKeeping(page, quota)) {
            page.history.addLast(quota);
            if (page.history.size() > MOST_SAMPLES) {
                page.history.removeFirst();
            }
        }
    }

    private static boolean isWorthKeeping(Page page, Quota quota) {
        Optional<Quota> last =
                page.history.reversed().stream().filter(quota::isAboutSameAs).findFirst();
        return last.map(before -> !before.remainingFraction().equals(quota.remainingFraction())
                        && !quota.asOf().isBefore(before.asOf().plus(BETWEEN_SAMPLES)))
                .orElse(true);
    }

    /// The latest of each allowance.
    public synchronized List<Quota> of(String account) {
        var page = pages.get(account);
        return page == null ? List.of() : List.copyOf(page.quotas);
    }

    /// How it has changed, the oldest first.
    public synchronized List<Quota> history(String account) {
        var page = pages.get(account);
        return page == null ? List.of() : List.copyOf(page.history);
    }

    /// When an upstream last said anything of the account.
    public synchronized Optional<Instant> asOf(String account) {
        return of(account).stream().map(Quota::asOf).max(Instant::compareTo);
    }

    @Override
    public synchronized boolean hasChanged() {
        return !unwritten.isEmpty();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    /// Reads what earlier programs have noted once, the first time.
    @Override
    public Runnable exchange(Database database) {
        var written = unwritten();
        var remembered = remembers() ? Map.<String, List<Quota>>of() : QuotaRows.latest(database, MOST_REMEMBERED);
        written.forEach(sample -> QuotaRows.insert(database, sample.account(), sample.quota()));
        return () -> settle(written.size(), remembered);
    }

    private synchronized List<Sample> unwritten() {
        return List.copyOf(unwritten);
    }

    private synchronized boolean remembers() {
        return remembers;
    }

    private synchronized void settle(int written, Map<String, List<Quota>> remembered) {
        for (var i = 0; i < written; i++) {
            unwritten.removeFirst();
        }
        remembered.forEach(this::remember);
        remembers = true;
    }

    /// What was noted before comes before what has been noted since.
    private void remember(String account, List<Quota> before) {
        var since = pages.remove(account);
        var page = new Page();
        before.forEach(quota -> take(page, quota));
        if (since != null) {
            since.history.forEach(quota -> take(page, quota));
            since.quotas.forEach(quota -> take(page, quota));
        }
        pages.put(account, page);
        forgetTooMany();
    }
}
