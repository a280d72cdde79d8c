package dev.antigravity.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How hard a model is asked to think, least first.
public enum Effort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    /// The word on every wire that has it, such as `xhigh`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Effort> byWord(String word) {
        return Arrays.stream(values())
                .filter(effort -> effort.word().equals(word))
                .findFirst();
    }
}
