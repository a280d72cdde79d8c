package dev.antigravity.golden;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A client's stream with pings and empty deltas taken out and neighbouring deltas of one block joined: what may differ
/// between two streams that say the same.
final class MergedStream {
    private static final String SEQUENCE = "sequence_number";

    private MergedStream() {}

    /// @param events objects with `data`, and `event` where the protocol names its events
    static JsonArray of(JsonArray events) {
        var merged = new ArrayList<JsonObject>();
        for (var value : events) {
            var event = unnumbered((JsonObject) value);
            if (isPing(event)) {
                continue;
            }
            var piece = Piece.of(event);
            if (piece.isPresent() && piece.get().text().isEmpty()) {
                continue;
            }
            var before = merged.isEmpty() ? Optional.<Piece>empty() : Piece.of(merged.getLast());
            if (piece.isPresent()
                    && before.isPresent()
                    && before.get().key().equals(piece.get().key())) {
                merged.set(merged.size() - 1, before.get().joined(piece.get().text()));
            } else {
                merged.add(event);
            }
        }
        return new JsonArray(List.<JsonValue>copyOf(merged));
    }

    /// The same for a stream that is one array.
    static JsonArray ofArray(JsonArray chunks) {
        var events = chunks.stream()
                .<JsonValue>map(chunk -> JsonObject.of("data", chunk))
                .toList();
        return new JsonArray(of(new JsonArray(events)).stream()
                .map(event -> ((JsonObject) event).find("data").orElseThrow())
                .toList());
    }

    /// Whether the events that have numbers are numbered 0, 1, 2, …
    static boolean isNumberedWithoutGaps(JsonArray events) {
        var next = 0;
        for (var value : events) {
            if (value instanceof JsonObject event
                    && event.get("data") instanceof JsonObject data
                    && data.has(SEQUENCE)
                    && !JsonNumber.of(next++).equals(data.get(SEQUENCE))) {
                return false;
            }
        }
        return true;
    }

    /// Numbers say nothing once events are joined.
    private static JsonObject unnumbered(JsonObject event) {
        return event.get("data") instanceof JsonObject data ? event.with("data", data.without(SEQUENCE)) : event;
    }

    private static boolean isPing(JsonObject event) {
        return event.text("event").equals(Optional.of("ping"));
    }

    /// A delta that can be joined with its neighbour.
    ///
    /// @param key  says which block it belongs to and in what way
    /// @param at   the members and indexes that lead to its text
    private record Piece(JsonObject event, String key, List<String> at, String text) {
        private static final List<String> ANTHROPIC = List.of("text", "thinking", "partial_json");
        private static final List<String> CHAT = List.of("content", "refusal", "reasoning_content");

        static Optional<Piece> of(JsonObject event) {
            if (!(event.get("data") instanceof JsonObject data)) {
                return Optional.empty();
            }
            if (data.text("type").equals(Optional.of("content_block_delta"))) {
                return anthropic(event, data);
            }
            if (data.text("type").filter(type -> type.endsWith(".delta")).isPresent()) {
                return responses(event, data);
            }
            if (data.get("choices") instanceof JsonArray choices && choices.size() == 1) {
                return chat(event, (JsonObject) choices.items().getFirst());
            }
            if (data.get("candidates") instanceof JsonArray candidates && candidates.size() == 1) {
                return gemini(event, (JsonObject) candidates.items().getFirst());
            }
            return Optional.empty();
        }

        private static Optional<Piece> anthropic(JsonObject event, JsonObject data) {
            var delta = (JsonObject) data.find("delta").orElseThrow();
            return ANTHROPIC.stream()
                    .filter(delta::has)
                    .findFirst()
                    .map(member -> new Piece(
                            event,
                            data.get("index") + member,
                            List.of("data", "delta", member),
                            delta.text(member).orElse("")));
        }

        private static Optional<Piece> responses(JsonObject event, JsonObject data) {
            return data.text("delta")
                    .map(text -> new Piece(
                            event,
                            data.get("type") + "" + data.get("output_index") + data.get("content_index")
                                    + data.get("summary_index"),
                            List.of("data", "delta"),
                            text));
        }

        private static Optional<Piece> chat(JsonObject event, JsonObject choice) {
            var delta = choice.get("delta") instanceof JsonObject object ? object : JsonObject.EMPTY;
            if (delta.has("role")
                    || choice.find("finish_reason").isPresent()
                    || choice.find("logprobs").isPresent()) {
                return Optional.empty();
            }
            var start = List.of("data", "choices", "0", "delta");
            for (var member : CHAT) {
                if (delta.get(member) instanceof JsonString(var text)) {
                    return Optional.of(new Piece(event, member, with(start, member), text));
                }
            }
            if (delta.get("function_call") instanceof JsonObject call && !call.has("name")) {
                return call.text("arguments")
                        .map(text ->
                                new Piece(event, "function_call", with(start, "function_call", "arguments"), text));
            }
            if (!(delta.get("tool_calls") instanceof JsonArray calls) || calls.size() != 1) {
                return Optional.empty();
            }
            var call = (JsonObject) calls.items().getFirst();
            if (call.has("id")) {
                return Optional.empty();
            }
            var custom = call.has("custom");
            var kind = custom ? "custom" : "function";
            var member = custom ? "input" : "arguments";
            return call.get(kind) instanceof JsonObject tool
                    ? tool.text(member)
                            .map(text -> new Piece(
                                    event,
                                    "call" + call.get("index"),
                                    with(start, "tool_calls", "0", kind, member),
                                    text))
                    : Optional.empty();
        }

        private static Optional<Piece> gemini(JsonObject event, JsonObject candidate) {
            if (candidate.has("finishReason")
                    || !(candidate.get("content") instanceof JsonObject content)
                    || !(content.get("parts") instanceof JsonArray parts)
                    || parts.size() != 1
                    || !(parts.items().getFirst() instanceof JsonObject part)
                    || part.has("thoughtSignature")) {
                return Optional.empty();
            }
            return part.text("text")
                    .map(text -> new Piece(
                            event,
                            "text" + part.get("thought"),
                            List.of("data", "candidates", "0", "content", "parts", "0", "text"),
                            text));
        }

        JsonObject joined(String more) {
            return (JsonObject) replaced(event, at, new JsonString(text + more));
        }

        private static JsonValue replaced(JsonValue value, List<String> at, JsonValue text) {
            if (at.isEmpty()) {
                return text;
            }
            var rest = at.subList(1, at.size());
            return switch (value) {
                case JsonObject object ->
                    object.with(
                            at.getFirst(), replaced(object.find(at.getFirst()).orElseThrow(), rest, text));
                case JsonArray array -> {
                    var items = new ArrayList<>(array.items());
                    var index = Integer.parseInt(at.getFirst());
                    items.set(index, replaced(items.get(index), rest, text));
                    yield new JsonArray(items);
                }
                default -> throw new IllegalStateException("no way into " + value);
            };
        }

        private static List<String> with(List<String> start, String... more) {
            var all = new ArrayList<>(start);
            all.addAll(List.of(more));
            return all;
        }
    }
}
