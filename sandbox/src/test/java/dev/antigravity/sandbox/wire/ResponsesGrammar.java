package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.TestClient.SentEvent;
import dev.antigravity.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Checks a stream against the grammar of the Responses API, knowing nothing of who wrote it.
final class ResponsesGrammar {
    private static final String PART = "response.content_part.";
    private static final String SUMMARY = "response.reasoning_summary_";

    private final Map<Integer, JsonNode> open = new HashMap<>();
    private final List<JsonNode> done = new ArrayList<>();
    private final Map<String, StringBuilder> deltas = new HashMap<>();
    private final Map<Integer, Set<String>> seen = new HashMap<>();

    private ResponsesGrammar() {}

    static Assembled check(List<SentEvent> sent) {
        return new ResponsesGrammar().stream(sent);
    }

    private Assembled stream(List<SentEvent> sent) {
        for (var i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).json().get("sequence_number").asInt()).isEqualTo(i);
            assertThat(sent.get(i).json().get("type").asString())
                    .isEqualTo(sent.get(i).name());
        }
        assertThat(sent.get(0).name()).isEqualTo("response.created");
        assertThat(sent.get(1).name()).isEqualTo("response.in_progress");
        sent.subList(2, sent.size() - 1).forEach(event -> event(event.name(), event.json()));
        assertThat(open).isEmpty();
        var end = sent.getLast();
        assertThat(end.name()).isIn("response.completed", "response.incomplete");
        var response = end.json().get("response");
        assertThat(response.get("output").valueStream()).containsExactlyElementsOf(done);
        return whole(response);
    }

    private void event(String name, JsonNode data) {
        var index = data.get("output_index").asInt();
        switch (name) {
            case "response.output_item.added" -> {
                assertThat(open.put(index, data.get("item"))).isNull();
                assertThat(index).isEqualTo(done.size() + open.size() - 1);
            }
            case "response.output_item.done" -> {
                var item = data.get("item");
                assertThat(idOf(index)).isEqualTo(item.get("id").asString());
                open.remove(index);
                assertThat(seen.getOrDefault(index, Set.of())).containsAll(needed(item));
                done.add(item);
            }
            default -> {
                assertThat(data.get("item_id").asString()).isEqualTo(idOf(index));
                seen.computeIfAbsent(index, _ -> new HashSet<>()).add(name);
                inside(name, data);
            }
        }
    }

    /// The events an item cannot be finished without.
    private static List<String> needed(JsonNode item) {
        return switch (item.get("type").asString()) {
            case "message" -> {
                var kind = item.at("/content/0/type").asString().equals("refusal") ? "refusal" : "output_text";
                yield List.of(PART + "added", "response." + kind + ".done", PART + "done");
            }
            case "reasoning" ->
                item.get("summary").isEmpty()
                        ? List.of()
                        : List.of(SUMMARY + "part.added", SUMMARY + "text.done", SUMMARY + "part.done");
            case "custom_tool_call" -> List.of("response.custom_tool_call_input.done");
            default -> List.of("response.function_call_arguments.done");
        };
    }

    private String idOf(int index) {
        return open.getOrDefault(index, Json.object()).path("id").asString("nothing is open here");
    }

    /// Deltas come between `added` and `done`, and `done` repeats them all.
    private void inside(String name, JsonNode data) {
        var key = data.get("item_id").asString()
                + data.path("content_index").asInt(0)
                + data.path("summary_index").asInt(0);
        if (name.equals(PART + "added") || name.equals(SUMMARY + "part.added")) {
            deltas.put(key, new StringBuilder());
        } else if (name.endsWith(".delta")) {
            deltas.computeIfAbsent(key, _ -> new StringBuilder())
                    .append(data.get("delta").asString());
        } else if (!name.endsWith("part.done")) {
            var whole = data.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .toList();
            assertThat(whole)
                    .contains(deltas.getOrDefault(key, new StringBuilder()).toString());
        }
    }

    static Assembled whole(JsonNode response) {
        var blocks = new ArrayList<String>();
        for (var item : response.get("output")) {
            switch (item.get("type").asString()) {
                case "reasoning" ->
                    item.get("summary")
                            .forEach(part ->
                                    blocks.add("thinking: " + part.get("text").asString()));
                case "message" ->
                    item.get("content")
                            .forEach(part -> blocks.add(
                                    part.has("text")
                                            ? "text: " + part.get("text").asString()
                                            : "refusal: " + part.get("refusal").asString()));
                default ->
                    blocks.add("call " + item.get("name").asString() + ": "
                            + item.path("arguments").asString(item.path("input").asString("")));
            }
        }
        return new Assembled(
                blocks,
                response.get("status").asString(),
                response.get("usage").get("input_tokens").asLong(),
                response.get("usage").get("output_tokens").asLong());
    }
}
