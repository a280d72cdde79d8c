package dev.antigravity.protocol.gemini;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.Set;

/// Counting tokens (TOK-001).
final class GeminiTokenCount {
    private static final String FIELD = "totalTokens";

    /// What bears on the count.
    private static final Set<String> MEMBERS =
            Set.of("contents", "systemInstruction", "tools", "toolConfig", "generationConfig", "cachedContent");

    private GeminiTokenCount() {}

    /// Contents alone are counted as they are; with anything beside them, the whole request that would be sent.
    static EncodedRequest request(EncodedRequest reply, String model) {
        var counted = reply.counting(GeminiPaths.countTokens(model), MEMBERS);
        if (counted.body().size() == 1) {
            return counted;
        }
        var named = JsonObject.builder().put("model", new JsonString(GeminiPaths.resource(model)));
        counted.body().forEach(named::put);
        return new EncodedRequest(
                counted.path(),
                counted.headers(),
                JsonObject.of("generateContentRequest", named.build()),
                counted.tools(),
                false);
    }

    static JsonObject encode(long tokens) {
        return JsonObject.builder().put(FIELD, tokens).build();
    }

    static long decode(JsonCursor answer) {
        try {
            return answer.get(FIELD).asLong();
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Gemini token count: " + e.getMessage(), e);
        }
    }
}
