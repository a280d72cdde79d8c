package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Token counts. Anthropic's input excludes what came from or went to the cache; ours includes it (USE-001, USE-004).
final class AnthropicUsage {
    private OptionalLong input = OptionalLong.empty();
    private OptionalLong cacheRead = OptionalLong.empty();
    private OptionalLong cacheWrite = OptionalLong.empty();
    private OptionalLong cacheWriteHour = OptionalLong.empty();
    private OptionalLong output = OptionalLong.empty();
    private OptionalLong reasoning = OptionalLong.empty();

    /// Takes over what a `usage` object says; what it leaves out stays as it was.
    Usage merge(JsonCursor usage) {
        input = newer(usage, "input_tokens", input);
        cacheRead = newer(usage, "cache_read_input_tokens", cacheRead);
        cacheWrite = newer(usage, "cache_creation_input_tokens", cacheWrite);
        var kept = usage.find("cache_creation");
        if (kept.isPresent()) {
            cacheWriteHour = newer(kept.get(), "ephemeral_1h_input_tokens", cacheWriteHour);
        }
        output = newer(usage, "output_tokens", output);
        var details = usage.find("output_tokens_details");
        if (details.isPresent()) {
            reasoning = newer(details.get(), "thinking_tokens", reasoning);
        }
        return new Usage(
                input.orElse(0) + cacheRead.orElse(0) + cacheWrite.orElse(0),
                cacheRead,
                cacheWrite,
                cacheWriteHour,
                output.orElse(0),
                reasoning);
    }

    private static OptionalLong newer(JsonCursor usage, String name, OptionalLong before) {
        var value = usage.findCount(name);
        return value.isPresent() ? value : before;
    }

    /// The `usage` of a whole message.
    static JsonObject encode(Usage usage) {
        return counts(usage, usage.output(), usage.reasoning())
                .putNull("cache_creation")
                .putNull("server_tool_use")
                .putNull("service_tier")
                .putNull("inference_geo")
                .putNull("speed")
                .build();
    }

    /// The `usage` of `message_start`: the input side as far as it is known.
    static JsonObject encodeStart(@Nullable Usage known) {
        var usage = known == null ? Usage.UNKNOWN : known;
        return counts(usage, 0, OptionalLong.empty())
                .putNull("cache_creation")
                .putNull("server_tool_use")
                .putNull("service_tier")
                .putNull("inference_geo")
                .putNull("speed")
                .build();
    }

    /// The `usage` of `message_delta`: cumulative, the input side included.
    static JsonObject encodeDelta(Usage usage) {
        return counts(usage, usage.output(), usage.reasoning())
                .putNull("server_tool_use")
                .build();
    }

    private static JsonObject.Builder counts(Usage usage, long output, OptionalLong reasoning) {
        var counts = JsonObject.builder()
                .put("input_tokens", usage.uncachedInput())
                .put("cache_creation_input_tokens", usage.cacheWrite().orElse(0))
                .put("cache_read_input_tokens", usage.cacheRead().orElse(0))
                .put("output_tokens", output);
        if (reasoning.isPresent()) {
            counts.put(
                    "output_tokens_details",
                    JsonObject.builder()
                            .put("thinking_tokens", reasoning.getAsLong())
                            .build());
        } else {
            counts.putNull("output_tokens_details");
        }
        return counts;
    }
}
