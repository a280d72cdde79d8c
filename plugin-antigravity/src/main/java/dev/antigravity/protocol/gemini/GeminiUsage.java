package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.OptionalLong;

/// Token counts. Google's output excludes thoughts, and what tools put into the prompt is counted apart (USE-003,
/// USE-007).
final class GeminiUsage {
    private GeminiUsage() {}

    static Usage decode(JsonCursor usage) {
        var thoughts = usage.findCount("thoughtsTokenCount");
        return new Usage(
                usage.findCount("promptTokenCount").orElse(0)
                        + usage.findCount("toolUsePromptTokenCount").orElse(0),
                usage.findCount("cachedContentTokenCount"),
                OptionalLong.empty(),
                usage.findCount("candidatesTokenCount").orElse(0) + thoughts.orElse(0),
                thoughts);
    }

    static JsonObject encode(Usage usage) {
        var cached = usage.cacheRead().orElse(0);
        var thoughts = usage.reasoning().orElse(0);
        var counts = JsonObject.builder().put("promptTokenCount", usage.input());
        if (cached > 0) {
            counts.put("cachedContentTokenCount", cached);
        }
        counts.put("candidatesTokenCount", Math.max(0, usage.output() - thoughts));
        if (thoughts > 0) {
            counts.put("thoughtsTokenCount", thoughts);
        }
        return counts.put("totalTokenCount", usage.total()).build();
    }
}
