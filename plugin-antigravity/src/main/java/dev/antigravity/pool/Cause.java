package dev.antigravity.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an account rests.
public enum Cause {
    /// It asked for too much in too short a time.
    THROTTLED(Duration.ofSeconds(1), Duration.ofMinutes(1)),
    /// Its quota or its money has run out.
    EXHAUSTED(Duration.ofMinutes(1), Duration.ofHours(1)),
    /// The upstream does not let it in, or its login has ended.
    REJECTED(Duration.ofMinutes(1), Duration.ofMinutes(30)),
    /// It has no such model.
    MODEL_MISSING(Duration.ofMinutes(5), Duration.ofHours(1)),
    /// Its credential cannot be renewed just now.
    UNREADY(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Duration first;
    private final Duration longest;

    Cause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /// How long a rest is when the upstream stated no time.
    ///
    /// @param row how many rests have come before it without a success in between
    Duration unstated(int row) {
        var doubled = first.multipliedBy(1L << Math.min(row, 12));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /// As in files and lists: `model missing`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Cause> byWord(String word) {
        return Arrays.stream(values())
                .filter(cause -> cause.word().equals(word))
                .findFirst();
    }
}
