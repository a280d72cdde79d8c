package dev.antigravity.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text that must not be seen: it prints as `***`, and only {@link #reveal} gives it away. Comparing takes the same
/// time wherever two secrets differ. Immutable.
public final class Secret {
    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The secret itself. Each call is a place to look at when a secret has leaked.
    public String reveal() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// Whether somebody who sent this text knows the secret.
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(utf8, candidate.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
