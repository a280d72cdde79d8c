package dev.antigravity.protocol;

import java.util.random.RandomGenerator;

/// Makes ids that are unique for all practical purposes.
public final class IdSource {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    public IdSource(RandomGenerator random) {
        this.random = random;
    }

    /// @param prefix such as `msg_`
    public String next(String prefix) {
        var id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (var i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
