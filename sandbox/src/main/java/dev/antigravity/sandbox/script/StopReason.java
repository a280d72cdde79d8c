package dev.antigravity.sandbox.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a reply ends.
public enum StopReason {
    END,
    TOOL_USE,
    MAX_TOKENS,
    STOP_SEQUENCE,
    REFUSAL,
    CONTENT_FILTER,
    PAUSE,
    CONTEXT_WINDOW,
    MALFORMED;

    /// The word a script uses for it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<StopReason> ofWord(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(StopReason::word).toList();
    }
}
