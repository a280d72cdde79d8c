package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.OptionalLong;

/// Token counts (USE-002, USE-005).
final class OpenAiChatUsage {
    private OpenAiChatUsage() {}

    static Usage decode(JsonCursor usage) {
        var prompt = usage.find("prompt_tokens_details");
        var completion = usage.find("completion_tokens_details");
        return new Usage(
                usage.findCount("prompt_tokens").orElse(0),
                prompt.map(details -> details.findCount("cached_tokens")).orElse(OptionalLong.empty()),
                prompt.map(details -> details.findCount("cache_write_tokens")).orElse(OptionalLong.empty()),
                usage.findCount("completion_tokens").orElse(0),
                completion.map(details -> details.findCount("reasoning_tokens")).orElse(OptionalLong.empty()));
    }

    static JsonObject encode(Usage usage) {
        var prompt = JsonObject.builder().put("cached_tokens", usage.cacheRead().orElse(0));
        usage.cacheWrite().ifPresent(tokens -> prompt.put("cache_write_tokens", tokens));
        var encoded = JsonObject.builder()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.total())
                .put("prompt_tokens_details", prompt.build());
        usage.reasoning()
                .ifPresent(tokens -> encoded.put(
                        "completion_tokens_details",
                        JsonObject.builder().put("reasoning_tokens", tokens).build()));
        return encoded.build();
    }
}
