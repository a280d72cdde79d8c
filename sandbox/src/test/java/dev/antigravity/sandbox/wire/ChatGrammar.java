package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.TestClient.SentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Checks a stream against the grammar of Chat Completions, knowing nothing of who wrote it.
final class ChatGrammar {
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final TreeMap<Integer, StringBuilder> arguments = new TreeMap<>();

    private ChatGrammar() {}

    /// @param hasUsage whether the client asked for the usage chunk
    static Assembled check(List<SentEvent> sent, boolean hasUsage) {
        return new ChatGrammar().stream(sent, hasUsage);
    }

    private Assembled stream(List<SentEvent> sent, boolean hasUsage) {
        assertThat(sent.getLast().data()).isEqualTo("[DONE]");
        assertThat(sent).allSatisfy(event -> assertThat(event.name()).isEmpty());
        var chunks =
                sent.subList(0, sent.size() - 1).stream().map(SentEvent::json).toList();
        assertThat(chunks.stream().map(chunk -> chunk.get("id")).distinct()).hasSize(1);
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.get("object").asString()).isEqualTo("chat.completion.chunk"));
        var last = chunks.size() - (hasUsage ? 2 : 1);
        assertThat(delta(chunks.getFirst()).get("role").asString()).isEqualTo("assistant");
        for (var chunk : chunks.subList(1, last)) {
            assertThat(chunk.get("choices").get(0).get("finish_reason").isNull())
                    .isTrue();
            add(delta(chunk));
        }
        assertThat(delta(chunks.get(last))).isEmpty();
        var usage = chunks.getLast().path("usage");
        if (hasUsage) {
            assertThat(chunks.getLast().get("choices")).isEmpty();
            assertThat(chunks.subList(0, last + 1))
                    .allSatisfy(chunk -> assertThat(chunk.get("usage").isNull()).isTrue());
        }
        return new Assembled(
                blocks(),
                chunks.get(last).get("choices").get(0).get("finish_reason").asString(),
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0));
    }

    private void add(JsonNode delta) {
        assertThat(delta).as("one thing at a time").hasSize(1);
        thinking.append(delta.path("reasoning_content").asString(""));
        text.append(delta.path("content").asString(""));
        refusal.append(delta.path("refusal").asString(""));
        for (var call : delta.path("tool_calls")) {
            var index = call.get("index").asInt();
            var function = call.has("custom") ? call.get("custom") : call.path("function");
            if (!names.containsKey(index)) {
                assertThat(index).isEqualTo(names.size());
                assertThat(call.get("id").asString()).isNotBlank();
                names.put(index, function.get("name").asString());
            } else {
                assertThat(call.has("id")).isFalse();
                assertThat(function.has("name")).isFalse();
            }
            arguments
                    .computeIfAbsent(index, _ -> new StringBuilder())
                    .append(function.path("arguments")
                            .asString(function.path("input").asString("")));
        }
    }

    private List<String> blocks() {
        var blocks = new ArrayList<String>();
        addIfAny(blocks, "thinking: ", thinking.toString());
        addIfAny(blocks, "text: ", text.toString());
        addIfAny(blocks, "refusal: ", refusal.toString());
        names.forEach((index, name) -> blocks.add("call " + name + ": " + arguments.get(index)));
        return blocks;
    }

    static Assembled whole(JsonNode completion) {
        var choice = completion.get("choices").get(0);
        var message = choice.get("message");
        var blocks = new ArrayList<String>();
        addIfAny(blocks, "thinking: ", message.path("reasoning_content").asString(""));
        addIfAny(blocks, "text: ", message.get("content").asString(""));
        addIfAny(blocks, "refusal: ", message.get("refusal").asString(""));
        for (var call : message.path("tool_calls")) {
            var function = call.has("custom") ? call.get("custom") : call.get("function");
            blocks.add("call " + function.get("name").asString() + ": "
                    + function.path("arguments").asString(function.path("input").asString("")));
        }
        return new Assembled(
                blocks,
                choice.get("finish_reason").asString(),
                completion.get("usage").get("prompt_tokens").asLong(),
                completion.get("usage").get("completion_tokens").asLong());
    }

    private static void addIfAny(List<String> blocks, String kind, String text) {
        if (!text.isEmpty()) {
            blocks.add(kind + text);
        }
    }

    private static JsonNode delta(JsonNode chunk) {
        assertThat(chunk.get("choices")).hasSize(1);
        return chunk.get("choices").get(0).get("delta");
    }
}
