package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.OptionalLong;

/// Token counts (USE-002, USE-006).
final class OpenAiResponsesUsage {
    private OpenAiResponsesUsage() {}

    static Usage decode(JsonCursor usage) {
        var input = usage.find("input_tokens_details");
        var output = usage.find("output_tokens_details");
        return new Usage(
                usage.findCount("input_tokens").orElse(0),
                input.map(details -> details.findCount("cached_tokens")).orElse(OptionalLong.empty()),
                input.map(details -> details.findCount("cache_write_tokens")).orElse(OptionalLong.empty()),
                usage.findCount("output_tokens").orElse(0),
                output.map(details -> details.findCount("reasoning_tokens")).orElse(OptionalLong.empty()));
    }

    static JsonObject encode(Usage usage) {
        return JsonObject.builder()
                .put("input_tokens", usage.input())
                .put(
                        "input_tokens_details",
                        JsonObject.builder()
                                .put("cached_tokens", usage.cacheRead().orElse(0))
                                .put("cache_write_tokens", usage.cacheWrite().orElse(0))
                                .build())
                .put("output_tokens", usage.output())
                .put(
                        "output_tokens_details",
                        JsonObject.builder()
                                .put("reasoning_tokens", usage.reasoning().orElse(0))
                                .build())
                .put("total_tokens", usage.total())
                .build();
    }
}
