package dev.antigravity.protocol;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Makes ids that are unique for all practical purposes.
public final class IdSource {
    /// In the order of their codes, so that ids sort as numbers do.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 24;

    /// Enough for the milliseconds of two thousand years.
    private static final int TIME_LENGTH = 8;

    private final RandomGenerator random;

    public IdSource(RandomGenerator random) {
        this.random = random;
    }

    /// @param prefix such as `msg_`
    public String next(String prefix) {
        var id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        appendRandom(id, LENGTH);
        return id.toString();
    }

    /// One that sorts behind those of milliseconds before: an index over many of them grows at its end only.
    ///
    /// @param prefix such as `req_`
    public String next(String prefix, Instant now) {
        var id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        appendNumber(id, now.toEpochMilli());
        appendRandom(id, LENGTH - TIME_LENGTH);
        return id.toString();
    }

    private static void appendNumber(StringBuilder id, long number) {
        var digits = new char[TIME_LENGTH];
        var rest = number;
        for (var i = TIME_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt(Math.floorMod(rest, ALPHABET.length()));
            rest = Math.floorDiv(rest, ALPHABET.length());
        }
        id.append(digits);
    }

    private void appendRandom(StringBuilder id, int count) {
        for (var i = 0; i < count; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
    }
}
