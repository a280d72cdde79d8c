package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.TestClient.SentEvent;
import dev.antigravity.sandbox.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Checks a stream against the grammar of the Messages API, knowing nothing of who wrote it.
final class AnthropicGrammar {
    private static final Map<String, List<String>> DELTAS = Map.of(
            "text", List.of("text_delta"),
            "thinking", List.of("thinking_delta", "signature_delta"),
            "tool_use", List.of("input_json_delta"),
            "redacted_thinking", List.of());

    private final ArrayDeque<JsonNode> events = new ArrayDeque<>();
    private final List<String> blocks = new ArrayList<>();

    private AnthropicGrammar(List<SentEvent> sent) {
        for (var event : sent) {
            var data = event.json();
            assertThat(event.name()).isEqualTo(data.get("type").asString());
            if (!event.name().equals("ping")) {
                events.add(data);
            }
        }
    }

    static Assembled check(List<SentEvent> sent) {
        assertThat(sent.getFirst().name()).isEqualTo("message_start");
        return new AnthropicGrammar(sent).stream();
    }

    private Assembled stream() {
        var start = next("message_start").get("message");
        assertThat(start.get("content")).isEmpty();
        assertThat(start.get("stop_reason").isNull()).isTrue();
        assertThat(start.get("usage").get("input_tokens").isNumber()).isTrue();
        while (events.peek() != null && events.peek().get("type").asString().equals("content_block_start")) {
            block(blocks.size());
        }
        var delta = next("message_delta");
        assertThat(delta.get("usage").get("input_tokens"))
                .isEqualTo(start.get("usage").get("input_tokens"));
        next("message_stop");
        assertThat(events).isEmpty();
        return new Assembled(
                blocks,
                delta.get("delta").get("stop_reason").asString(),
                input(delta.get("usage")),
                delta.get("usage").get("output_tokens").asLong());
    }

    private void block(int index) {
        var start = next("content_block_start");
        assertThat(start.get("index").asInt()).isEqualTo(index);
        var block = start.get("content_block");
        var type = block.get("type").asString();
        var text = new StringBuilder();
        var signature = "";
        while (events.peek() != null && events.peek().get("type").asString().equals("content_block_delta")) {
            var delta = events.remove();
            assertThat(delta.get("index").asInt()).isEqualTo(index);
            var kind = delta.get("delta").get("type").asString();
            assertThat(DELTAS.get(type)).contains(kind);
            assertThat(signature).as("nothing follows a signature").isEmpty();
            switch (kind) {
                case "text_delta" -> text.append(delta.get("delta").get("text").asString());
                case "thinking_delta" ->
                    text.append(delta.get("delta").get("thinking").asString());
                case "input_json_delta" ->
                    text.append(delta.get("delta").get("partial_json").asString());
                default -> signature = delta.get("delta").get("signature").asString();
            }
        }
        assertThat(next("content_block_stop").get("index").asInt()).isEqualTo(index);
        assertThat(type.equals("thinking") && signature.isEmpty())
                .as("thinking is signed")
                .isFalse();
        blocks.add(written(type, block.path("name").asString(""), text.toString()));
    }

    private JsonNode next(String type) {
        assertThat(events).as("a %s should follow", type).isNotEmpty();
        var event = events.remove();
        assertThat(event.get("type").asString()).isEqualTo(type);
        return event;
    }

    static Assembled whole(JsonNode message) {
        var blocks = new ArrayList<String>();
        for (var block : message.get("content")) {
            var type = block.get("type").asString();
            var text = block.has("input")
                    ? Json.text(block.get("input"))
                    : block.path("text").asString(block.path("thinking").asString(""));
            blocks.add(written(type, block.path("name").asString(""), text));
        }
        return new Assembled(
                blocks,
                message.get("stop_reason").asString(),
                input(message.get("usage")),
                message.get("usage").get("output_tokens").asLong());
    }

    private static long input(JsonNode usage) {
        return usage.get("input_tokens").asLong()
                + usage.get("cache_read_input_tokens").asLong()
                + usage.get("cache_creation_input_tokens").asLong();
    }

    private static String written(String type, String name, String text) {
        return switch (type) {
            case "tool_use" -> "call " + name + ": " + text;
            case "redacted_thinking" -> "redacted";
            default -> type + ": " + text;
        };
    }
}
