package dev.antigravity.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All rests there are, those that are over but not yet proven to be so included, and which were ended of late.
/// Thread-safe.
public final class RestBook {
    /// A rest nobody has looked after for so long tells nothing any more.
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<Rest.Key, Rest> rests = new HashMap<>();
    private final Map<Rest.Key, Instant> ended = new HashMap<>();
    private long changes;

    public RestBook(InstantSource clock) {
        this.clock = clock;
    }

    /// What a file holds of the book.
    ///
    /// @param ended when somebody ended the rest of that account and model; it wins over a rest that began before
    record Page(List<Rest> rests, Map<Rest.Key, Instant> ended) {
        static final Page EMPTY = new Page(List.of(), Map.of());

        Page {
            rests = List.copyOf(rests);
            ended = Map.copyOf(ended);
        }
    }

    synchronized @Nullable Rest find(Rest.Key key) {
        return rests.get(key);
    }

    synchronized void put(Rest rest) {
        rests.put(rest.key(), rest);
        ended.remove(rest.key());
        changes++;
    }

    synchronized void remove(Rest.Key key) {
        if (rests.remove(key) != null) {
            ended.put(key, clock.instant());
            changes++;
        }
    }

    /// Ends rests of an account.
    ///
    /// @param model of this model alone; empty: all
    /// @return those that were ended
    public synchronized List<Rest> wake(String account, Optional<String> model) {
        var woken = rests.values().stream()
                .filter(rest -> rest.account().equals(account)
                        && (model.isEmpty() || rest.model().equals(model)))
                .toList();
        woken.forEach(rest -> remove(rest.key()));
        return woken;
    }

    /// The rests that hold now, in the order of their accounts.
    public synchronized List<Rest> current() {
        var now = clock.instant();
        return rests.values().stream()
                .filter(rest -> !rest.isOver(now))
                .sorted(Comparator.comparing(Rest::account)
                        .thenComparing(rest -> rest.model().orElse("")))
                .toList();
    }

    /// Grows whenever the book changes.
    synchronized long changes() {
        return changes;
    }

    synchronized Page page() {
        forget();
        return new Page(sorted(rests.values()), ended);
    }

    /// Takes over what others have written: of two rests the one that began later holds, and none that was ended since
    /// it began.
    ///
    /// @return whether that changed anything
    synchronized boolean merge(Page theirs) {
        var before = Map.copyOf(rests);
        theirs.ended().forEach((key, at) -> ended.merge(key, at, RestBook::later));
        for (var rest : theirs.rests()) {
            var own = rests.get(rest.key());
            if (own == null || own.since().isBefore(rest.since())) {
                rests.put(rest.key(), rest);
            }
        }
        ended.forEach((key, at) ->
                rests.computeIfPresent(key, (_, rest) -> rest.since().isAfter(at) ? rest : null));
        forget();
        return !before.equals(rests);
    }

    private void forget() {
        var longAgo = clock.instant().minus(KEPT);
        rests.values().removeIf(rest -> rest.until().isBefore(longAgo));
        ended.values().removeIf(at -> at.isBefore(longAgo));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<Rest> sorted(Collection<Rest> some) {
        var list = new ArrayList<>(some);
        list.sort(Comparator.comparing(Rest::account)
                .thenComparing(rest -> rest.model().orElse("")));
        return list;
    }
}
