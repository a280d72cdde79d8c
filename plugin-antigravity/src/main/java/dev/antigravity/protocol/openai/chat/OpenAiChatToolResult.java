package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tool result taken apart: a `tool` message holds text only, the rest must go elsewhere (CUP-005).
///
/// @param text  the texts, a line each; empty if there are none
/// @param media the encoded parts that are no text
record OpenAiChatToolResult(Optional<String> text, List<JsonObject> media) {
    static OpenAiChatToolResult of(ContentBlock.ToolResult result, OpenAiChatPartEncoder parts) {
        var texts = new ArrayList<String>();
        var media = new ArrayList<JsonObject>();
        for (var part : parts.encode(result.content())) {
            part.text("text").ifPresentOrElse(texts::add, () -> media.add(part));
        }
        return new OpenAiChatToolResult(
                texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts)), List.copyOf(media));
    }
}
