package dev.antigravity.protocol;

import dev.antigravity.chat.Protocol;
import java.util.function.Predicate;

/// Makes tool ids legal for a dialect. The same id always becomes the same other one, so calls and results stay paired
/// (TID-001, TID-002).
public enum ToolIds {
    ANTHROPIC("toolu_", id -> id.length() <= 64 && isWord(id)),
    OPENAI_CHAT("call_", id -> id.length() <= 40),
    OPENAI_RESPONSES("call_", id -> id.length() <= 64),
    GEMINI("call_", _ -> true);

    private final String prefix;
    private final Predicate<String> legal;

    ToolIds(String prefix, Predicate<String> legal) {
        this.prefix = prefix;
        this.legal = legal;
    }

    public static ToolIds of(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> ANTHROPIC;
            case OPENAI_CHAT -> OPENAI_CHAT;
            case OPENAI_RESPONSES -> OPENAI_RESPONSES;
            case GEMINI, CLOUD_CODE -> GEMINI;
        };
    }

    /// How ids of this dialect begin that we make ourselves.
    public String prefix() {
        return prefix;
    }

    public String legal(String id) {
        return !id.isEmpty() && legal.test(id) ? id : hashed(id);
    }

    /// The id that stands for a repeated one (TID-004).
    ///
    /// @param occurrence counted from 2
    public String repeated(String id, int occurrence) {
        return hashed(id + "#" + occurrence);
    }

    private String hashed(String id) {
        return prefix + Hashes.sha256(id).substring(0, 24);
    }

    private static boolean isWord(String text) {
        return text.chars().allMatch(ToolNames::isWordCharacter);
    }
}
