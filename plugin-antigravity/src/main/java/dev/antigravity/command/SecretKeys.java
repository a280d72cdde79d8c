package dev.antigravity.command;

import java.util.List;
import java.util.Locale;

/// Which keys of an env file hold secrets, by their names.
final class SecretKeys {
    private static final List<String> WORDS =
            List.of("KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "AUTH");

    private SecretKeys() {}

    static boolean isSecret(String key) {
        var name = key.toUpperCase(Locale.ROOT);
        return WORDS.stream().anyMatch(name::contains);
    }
}
