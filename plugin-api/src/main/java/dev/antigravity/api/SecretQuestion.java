package dev.antigravity.api;

import java.util.Optional;

/// A question whose answer is never shown, logged or kept in a history, and never taken from a command line.
public record SecretQuestion(String key, String text, Optional<String> help) {
    public static SecretQuestion of(String key, String text) {
        return new SecretQuestion(key, text, Optional.empty());
    }

    public SecretQuestion withHelp(String help) {
        return new SecretQuestion(key, text, Optional.of(help));
    }
}
