package dev.antigravity.api;

import java.util.List;
import java.util.Optional;

/// A question whose answer is never shown, logged or kept in a history, and never taken from a command line.
public record SecretQuestion(String key, String text, Optional<String> help) {
    /// @param key the name of what is asked for, as in a script of a test: `api-key`
    public static SecretQuestion of(String key, String text) {
        return new SecretQuestion(key, text, Optional.empty());
    }

    /// @param help a sentence for somebody who does not know what is meant
    public SecretQuestion withHelp(String help) {
        return new SecretQuestion(key, text, Optional.of(help));
    }

    /// What a host answers where nobody can be asked. The flag is the host's: no flag of the command takes a
    /// secret.
    ///
    /// @param flag the flag that makes the host read the secret from somewhere else
    public Answer<char[]> unasked(String flag) {
        return new Answer.Unavailable<>(new MissingInput(flag, text, List.of()));
    }
}
