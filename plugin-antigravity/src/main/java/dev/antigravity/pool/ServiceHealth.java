package dev.antigravity.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which models of which providers are in trouble of their own, whoever asks. They are asked after all others, never
/// left out: an overload is nobody's punishment. Thread-safe.
public final class ServiceHealth {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(int row, Instant until) {}

    /// A model in trouble, and until when it is asked last.
    public record Ailing(String model, Instant until) {}

    public ServiceHealth(InstantSource clock) {
        this.clock = clock;
    }

    /// @param better when the upstream said it would be well again
    /// @return until when it is asked last; empty if one failure is not enough for that
    public Optional<Instant> ailing(String provider, String model, Optional<Instant> better) {
        if (troubles.size() >= MOST) {
            troubles.clear();
        }
        var now = clock.instant();
        var trouble = troubles.merge(
                key(provider, model),
                new Trouble(1, better.map(at -> earlier(at, now.plus(LONGEST))).orElse(now)),
                (before, _) -> again(before, now, better));
        return trouble == null || !trouble.until().isAfter(now) ? Optional.empty() : Optional.of(trouble.until());
    }

    private static Trouble again(Trouble before, Instant now, Optional<Instant> better) {
        var doubled = FIRST.multipliedBy(1L << Math.min(before.row() - 1, 10));
        var wished = better.orElseGet(() -> now.plus(doubled));
        return new Trouble(before.row() + 1, earlier(wished, now.plus(LONGEST)));
    }

    /// @return how many failures in a row this ends
    public int well(String provider, String model) {
        if (troubles.isEmpty()) {
            return 0;
        }
        var ended = troubles.remove(key(provider, model));
        return ended == null ? 0 : ended.row();
    }

    /// It began to answer well, and failed all the same.
    ///
    /// @param row how many failures in a row that beginning had ended
    public Optional<Instant> ailingAgain(String provider, String model, Optional<Instant> better, int row) {
        if (row > 0) {
            troubles.putIfAbsent(key(provider, model), new Trouble(row, Instant.MIN));
        }
        return ailing(provider, model, better);
    }

    /// Whether it failed of late, more than once or with a time of its own.
    public boolean isAiling(String provider, String model) {
        if (troubles.isEmpty()) {
            return false;
        }
        var trouble = troubles.get(key(provider, model));
        return trouble != null && trouble.until().isAfter(clock.instant());
    }

    /// The models of a provider that are in trouble now, in the order of their names.
    public List<Ailing> ailing(String provider) {
        var now = clock.instant();
        var own = key(provider, "");
        return troubles.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(own)
                        && entry.getValue().until().isAfter(now))
                .map(entry -> new Ailing(
                        entry.getKey().substring(own.length()), entry.getValue().until()))
                .sorted(Comparator.comparing(Ailing::model))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String key(String provider, String model) {
        return provider + " " + model;
    }
}
