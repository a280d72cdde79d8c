package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Role;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// Contents under construction: neighbours of one role are one content, but tool results keep to themselves (GUP-002,
/// GUP-004).
final class GeminiTurns {
    private static final String SIGNATURE = "thoughtSignature";
    /// Google's word for a call whose signature nobody has.
    private static final JsonValue NO_SIGNATURE = new JsonString("skip_thought_signature_validator");

    private final List<Content> contents = new ArrayList<>();

    private record Content(Role role, boolean results, List<JsonObject> parts) {}

    void add(Role role, List<JsonObject> parts) {
        var results = parts.stream().filter(GeminiTurns::isResult).toList();
        add(role, true, results);
        add(role, false, parts.stream().filter(part -> !isResult(part)).toList());
    }

    private void add(Role role, boolean results, List<JsonObject> parts) {
        if (parts.isEmpty()) {
            return;
        }
        var last = contents.isEmpty() ? null : contents.getLast();
        if (last != null && last.role == role && last.results == results) {
            last.parts.addAll(parts);
        } else {
            contents.add(new Content(role, results, new ArrayList<>(parts)));
        }
    }

    boolean isEmpty() {
        return contents.isEmpty();
    }

    /// Whether the model would have to go on from words of its own.
    boolean endsWithModel() {
        return !contents.isEmpty() && contents.getLast().role == Role.ASSISTANT;
    }

    /// Gives the first call of each content of the model a signature that will pass for one (GUP-008).
    void vouchForCalls() {
        for (var content : contents) {
            for (var i = 0; i < content.parts.size(); i++) {
                var part = content.parts.get(i);
                if (part.has("functionCall")) {
                    if (!part.has(SIGNATURE)) {
                        content.parts.set(i, part.with(SIGNATURE, NO_SIGNATURE));
                    }
                    break;
                }
            }
        }
    }

    JsonArray encode() {
        return new JsonArray(
                contents.stream().<JsonValue>map(GeminiTurns::encode).toList());
    }

    private static JsonObject encode(Content content) {
        var role = content.role == Role.ASSISTANT ? "model" : "user";
        return JsonObject.of("role", new JsonString(role), "parts", new JsonArray(List.copyOf(content.parts)));
    }

    private static boolean isResult(JsonObject part) {
        return part.has("functionResponse");
    }
}
