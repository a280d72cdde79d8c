package dev.antigravity.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something a model can do beyond answering, as lists, configuration and routing name it.
public enum Capability {
    CHAT,
    CODE,
    VISION,
    AUDIO,
    DOCUMENTS,
    FUNCTION_CALLING,
    STRUCTURED_OUTPUT,
    THINKING,
    WEB_SEARCH,
    IMAGE_GENERATION,
    IMAGE_EDITING;

    /// The word in lists and configuration files, such as `function_calling`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Capability> byWord(String word) {
        return Arrays.stream(values())
                .filter(capability -> capability.word().equals(word))
                .findFirst();
    }
}
