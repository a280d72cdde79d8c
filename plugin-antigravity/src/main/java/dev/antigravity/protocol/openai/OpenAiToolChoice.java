package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.JsonCursor;

/// Whether tools are to be used, in the words both dialects share.
public final class OpenAiToolChoice {
    private OpenAiToolChoice() {}

    /// `auto`, `none` or `required`.
    ///
    /// @throws dev.antigravity.json.JsonShapeException if it is another word
    public static ToolChoice byWord(JsonCursor choice) {
        return switch (choice.asString()) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Any();
            default -> throw choice.complaint("expected auto, none or required");
        };
    }
}
