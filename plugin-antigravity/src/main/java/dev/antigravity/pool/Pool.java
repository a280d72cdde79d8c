package dev.antigravity.pool;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountDirectory;
import dev.antigravity.account.Quota;
import dev.antigravity.account.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// All accounts of all providers at work. Thread-safe.
public final class Pool {
    /// How long it takes at most to find out whether somebody's rest is over.
    public static final Duration PROBE = ProviderPool.PROBE;

    private final AccountDirectory accounts;
    private final InstantSource clock;
    private final Supplier<Duration> longestRest;
    private final RestBook book;
    private final Map<String, ProviderPool> pools = new ConcurrentHashMap<>();
    private final Map<LineKey, WaitingLine> lines = new ConcurrentHashMap<>();
    private final Set<Semaphore> watchers = ConcurrentHashMap.newKeySet();

    private record LineKey(String provider, String model) {}

    /// @param longestRest no rest lasts longer, whatever the upstream says
    public Pool(AccountDirectory accounts, InstantSource clock, Supplier<Duration> longestRest, RestBook book) {
        this.accounts = accounts;
        this.clock = clock;
        this.longestRest = longestRest;
        this.book = book;
    }

    /// One of the accounts there are now for an attempt, if one may serve.
    public Choice choose(Wish wish) {
        return choose(wish, accounts.usable(wish.provider()));
    }

    /// One of these accounts for an attempt, if one may serve now.
    ///
    /// @param members best first; the same list as long as nothing changes
    public Choice choose(Wish wish, List<Account> members) {
        return pool(wish.provider()).choose(wish, members);
    }

    /// The first moment at which an upstream promised to serve that model again; empty if an account may serve it now,
    /// or nobody promised anything.
    public Optional<Instant> promised(String provider, String model, Strategy strategy) {
        return pool(provider).promised(model, strategy, accounts.usable(provider));
    }

    /// The share of the quota that is left at the best of a provider's accounts; empty if no upstream said.
    public OptionalDouble quotaLeft(String provider, String model) {
        return pool(provider).quotaLeft(model);
    }

    /// An upstream said what is left to an account.
    public void learn(String account, List<Quota> said) {
        pool(account.substring(0, account.indexOf('/'))).learn(account, said);
    }

    /// Grows whenever a conversation settles at an account, or moves.
    long settled() {
        return pools.values().stream().mapToLong(ProviderPool::settled).sum();
    }

    /// Which account each conversation belongs to, by provider; those used last at the end.
    Map<String, Map<String, String>> homes(int most) {
        var homes = new HashMap<String, Map<String, String>>();
        pools.forEach((provider, pool) -> homes.put(provider, pool.homes(most)));
        return homes;
    }

    /// Conversations belonged to these accounts before.
    void remember(String provider, Map<String, String> homes) {
        pool(provider).remember(homes);
    }

    public RestBook rests() {
        return book;
    }

    /// Takes over what was changed in the book.
    public void reread() {
        pools.values().forEach(ProviderPool::reread);
    }

    /// A place among those who wait for an account that has this model.
    public Turn enter(String provider, String model) {
        return new Turn(new LineKey(provider, model));
    }

    /// Whether others wait there already, whom nobody should overtake.
    public boolean isAwaited(String provider, String model) {
        var line = lines.get(new LineKey(provider, model));
        return line != null && !line.isEmpty();
    }

    private ProviderPool pool(String provider) {
        var known = pools.get(provider);
        return known != null
                ? known
                : pools.computeIfAbsent(provider, id -> new ProviderPool(clock, longestRest, book, new Ringer(id)));
    }

    private final class Ringer implements ProviderPool.Bell {
        private final String provider;

        Ringer(String provider) {
            this.provider = provider;
        }

        @Override
        public void released() {
            lines.forEach((key, line) -> {
                if (key.provider().equals(provider)) {
                    line.callFirst();
                }
            });
        }

        @Override
        public void probed() {
            released();
            watchers.forEach(Semaphore::release);
        }
    }

    /// A request's place among those who wait. Whoever waits for one certain account does not stand in the line.
    public final class Turn implements AutoCloseable {
        private final LineKey key;
        private final Semaphore signal = new Semaphore(0);
        private boolean inLine;

        private Turn(LineKey key) {
            this.key = key;
            watchers.add(signal);
        }

        /// Released when it is worth looking again.
        public Semaphore signal() {
            return signal;
        }

        /// From now on it waits for any account.
        public void queue() {
            if (!inLine) {
                inLine = true;
                watchers.remove(signal);
                lines.compute(key, (_, known) -> {
                    var line = known == null ? new WaitingLine() : known;
                    line.enter(signal);
                    return line;
                });
            }
        }

        /// Whether nobody else is to be served before.
        public boolean isFirst() {
            var line = lines.get(key);
            return !inLine || line == null || line.isFirst(signal);
        }

        @Override
        public void close() {
            watchers.remove(signal);
            if (inLine) {
                lines.computeIfPresent(key, (_, line) -> {
                    line.leave(signal);
                    return line.isEmpty() ? null : line;
                });
            }
        }
    }
}
