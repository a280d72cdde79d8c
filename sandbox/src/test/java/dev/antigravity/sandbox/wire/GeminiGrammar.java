package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Checks a stream against the grammar of Gemini, knowing nothing of who wrote it.
final class GeminiGrammar {
    private GeminiGrammar() {}

    static Assembled check(List<JsonNode> chunks) {
        var blocks = new ArrayList<String>();
        for (var i = 0; i < chunks.size(); i++) {
            var candidate = chunks.get(i).get("candidates").get(0);
            assertThat(candidate.has("finishReason")).isEqualTo(i == chunks.size() - 1);
            assertThat(candidate.get("content").get("role").asString()).isEqualTo("model");
            assertThat(chunks.get(i).get("responseId"))
                    .isEqualTo(chunks.getFirst().get("responseId"));
            candidate.get("content").get("parts").forEach(part -> add(part, blocks));
        }
        return assembled(blocks, chunks.getLast());
    }

    static Assembled check(JsonNode array) {
        return check(StreamSupport.stream(array.spliterator(), false).toList());
    }

    static Assembled whole(JsonNode response) {
        var blocks = new ArrayList<String>();
        response.get("candidates").get(0).get("content").get("parts").forEach(part -> add(part, blocks));
        return assembled(blocks, response);
    }

    /// Adjacent texts of the same kind continue each other.
    private static void add(JsonNode part, List<String> blocks) {
        if (part.has("functionCall")) {
            var call = part.get("functionCall");
            blocks.add("call " + call.get("name").asString() + ": " + Json.text(call.get("args")));
            return;
        }
        var kind = part.path("thought").asBoolean(false) ? "thinking: " : "text: ";
        var text = part.get("text").asString();
        if (text.isEmpty()) {
            return;
        }
        if (!blocks.isEmpty() && blocks.getLast().startsWith(kind)) {
            blocks.add(blocks.removeLast() + text);
        } else {
            blocks.add(kind + text);
        }
    }

    private static Assembled assembled(List<String> blocks, JsonNode last) {
        var usage = last.get("usageMetadata");
        var output = usage.get("candidatesTokenCount").asLong()
                + usage.path("thoughtsTokenCount").asLong(0);
        assertThat(usage.get("totalTokenCount").asLong())
                .isEqualTo(usage.get("promptTokenCount").asLong() + output);
        return new Assembled(
                blocks,
                last.get("candidates").get(0).get("finishReason").asString(),
                usage.get("promptTokenCount").asLong(),
                output);
    }
}
