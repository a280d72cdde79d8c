package dev.antigravity.ledger;

import dev.antigravity.store.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What each client has used in its current period: what the ledger knew last, of all proxies on one home, and what
/// this one has counted since. Thread-safe.
public final class ClientSpending implements KeptBeside {
    private final Map<String, Spent> known = new HashMap<>();
    private final Map<String, Counted> since = new HashMap<>();
    private final boolean shared;

    /// @param unpriced requests whose cost nobody knows, and that are missing from the sum
    /// @param began    when the period began
    public record Spent(Instant began, long requests, long tokens, BigDecimal cost, long unpriced) {
        static Spent nothing(Instant now) {
            return new Spent(now, 0, 0, BigDecimal.ZERO, 0);
        }

        Spent plusRequest() {
            return new Spent(began, requests + 1, tokens, cost, unpriced);
        }

        Spent plus(long moreTokens, Optional<BigDecimal> price) {
            return new Spent(
                    began,
                    requests,
                    tokens + moreTokens,
                    cost.add(price.orElse(BigDecimal.ZERO)),
                    unpriced + (price.isEmpty() ? 1 : 0));
        }

        private Spent plus(Spent more) {
            return new Spent(
                    began,
                    requests + more.requests,
                    tokens + more.tokens,
                    cost.add(more.cost),
                    unpriced + more.unpriced);
        }

        private Spent minus(Spent less) {
            return new Spent(
                    began,
                    requests - less.requests,
                    tokens - less.tokens,
                    cost.subtract(less.cost),
                    unpriced - less.unpriced);
        }

        private boolean isNothing() {
            return requests == 0 && tokens == 0 && cost.signum() == 0 && unpriced == 0;
        }

        public Instant ends(Duration period) {
            return began.plus(period);
        }

        private boolean isOver(Duration period, Instant now) {
            return !now.isBefore(ends(period));
        }
    }

    /// What is not in the ledger yet, and how long the period is it belongs to.
    private record Counted(Duration period, Spent spent) {}

    /// @param shared whether anybody is held to what is spent, so that other proxies' counts matter
    public ClientSpending(boolean shared) {
        this.shared = shared;
    }

    /// @param period of the client; a new one begins with the first use after the last has ended
    public synchronized Spent of(String client, Duration period, Instant now) {
        var counted = since.get(client);
        var mine = counted == null || counted.spent().isOver(period, now) ? null : counted.spent();
        var before = known.get(client);
        if (before == null || before.isOver(period, now)) {
            return mine == null ? Spent.nothing(now) : mine;
        }
        return mine == null ? before : before.plus(mine);
    }

    /// Counts a request that was let in.
    public void admitted(String client, Duration period, Instant now) {
        count(client, period, now, Spent::plusRequest);
    }

    /// Counts what a request used.
    ///
    /// @param cost empty if nobody knows
    public void used(String client, Duration period, long tokens, Optional<BigDecimal> cost, Instant now) {
        count(client, period, now, spent -> spent.plus(tokens, cost));
    }

    private synchronized void count(String client, Duration period, Instant now, UnaryOperator<Spent> more) {
        var counted = since.get(client);
        var mine = counted == null || counted.spent().isOver(period, now)
                ? Spent.nothing(of(client, period, now).began())
                : counted.spent();
        since.put(client, new Counted(period, more.apply(mine)));
    }

    @Override
    public synchronized boolean hasChanged() {
        return !since.isEmpty();
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public Runnable exchange(Database database) {
        var written = pending();
        written.forEach((client, counted) -> add(database, client, counted));
        var all = new HashMap<String, Spent>();
        database.each(
                "select client, began, requests, tokens, cost_nanos, unpriced from spending",
                row -> all.put(row.text("client"), SpendingRows.read(row)));
        return () -> settle(written, all);
    }

    private static void add(Database database, String client, Counted counted) {
        var before = SpendingRows.find(database, client);
        var mine = counted.spent();
        SpendingRows.write(
                database,
                client,
                before.map(spent -> joined(spent, mine, counted.period())).orElse(mine));
    }

    /// Of two periods the later one counts.
    private static Spent joined(Spent before, Spent mine, Duration period) {
        if (before.isOver(period, mine.began())) {
            return mine;
        }
        return mine.isOver(period, before.began()) ? before : before.plus(mine);
    }

    private synchronized Map<String, Counted> pending() {
        return Map.copyOf(since);
    }

    /// What was counted while the ledger was being written stays.
    private synchronized void settle(Map<String, Counted> written, Map<String, Spent> all) {
        written.forEach(
                (client, counted) -> since.computeIfPresent(client, (_, later) -> rest(later, counted.spent())));
        known.clear();
        known.putAll(all);
    }

    private static @Nullable Counted rest(Counted later, Spent written) {
        if (!later.spent().began().equals(written.began())) {
            return later;
        }
        var rest = later.spent().minus(written);
        return rest.isNothing() ? null : new Counted(later.period(), rest);
    }
}
