package dev.antigravity.protocol.openai;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.UnreadableAnswerException;

/// OpenAI's answer to a request that only counts (TOK-001).
public final class OpenAiTokenCount {
    private OpenAiTokenCount() {}

    public static JsonObject encode(long tokens) {
        return JsonObject.of("object", new JsonString("response.input_tokens"), "input_tokens", JsonNumber.of(tokens));
    }

    /// @throws UnreadableAnswerException if it is no count
    public static long decode(JsonValue answer) {
        try {
            return JsonCursor.of(answer).get("input_tokens").asLong();
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no OpenAI token count: " + e.getMessage(), e);
        }
    }
}
