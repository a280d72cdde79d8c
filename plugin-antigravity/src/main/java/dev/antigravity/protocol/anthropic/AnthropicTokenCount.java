package dev.antigravity.protocol.anthropic;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.Set;

/// Counting tokens (TOK-001).
final class AnthropicTokenCount {
    private static final String PATH = "/messages/count_tokens";
    private static final String FIELD = "input_tokens";

    /// What bears on the count; the vendor refuses the rest.
    private static final Set<String> MEMBERS = Set.of(
            "model",
            "messages",
            "system",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "cache_control",
            "context_management",
            "mcp_servers");

    private AnthropicTokenCount() {}

    static EncodedRequest request(EncodedRequest message) {
        return message.counting(PATH, MEMBERS);
    }

    static JsonObject encode(long tokens) {
        return JsonObject.builder().put(FIELD, tokens).build();
    }

    static long decode(JsonCursor answer) {
        try {
            return answer.get(FIELD).asLong();
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Anthropic token count: " + e.getMessage(), e);
        }
    }
}
