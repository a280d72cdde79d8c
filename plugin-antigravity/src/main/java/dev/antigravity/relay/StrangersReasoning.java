package dev.antigravity.relay;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.SignatureEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reasoning in a conversation that another maker's model has had, in an earlier turn that went elsewhere. Every maker
/// refuses proofs that are not its own, so it is taken out of what would otherwise pass as it is.
final class StrangersReasoning {
    private static final int WINDOW = 1 << 16;

    /// Our wrapping, in Anthropic's and OpenAI's slots and in Google's, and the empty proof of reasoning nobody signed.
    private static final List<String> MARKS =
            List.of("\"xsig1.", "\"eHNpZzEu", "\"signature\":\"\"", "\"signature\": \"\"");

    private static final List<String> GOOGLES_IN_CHAT = List.of("\"thought_signature\"");

    private StrangersReasoning() {}

    /// Whether there may be some.
    static boolean isIn(byte[] document) {
        return holds(document, MARKS);
    }

    /// Whether calls of a Chat conversation may bear proofs of Google's.
    static boolean holdsGooglesProofs(byte[] document) {
        return holds(document, GOOGLES_IN_CHAT);
    }

    private static boolean holds(byte[] document, List<String> marks) {
        var overlap = 32;
        for (var from = 0; from < document.length; from += WINDOW - overlap) {
            var window =
                    new String(document, from, Math.min(WINDOW, document.length - from), StandardCharsets.ISO_8859_1);
            for (var mark : marks) {
                if (window.contains(mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Takes it out of a request of Anthropic's protocol. A turn of calls that is left without its thinking cannot go
    /// on thinking by a budget (THK-011).
    static void takeOut(TopLevelMembers members, JsonSplice splice) {
        if (!(members.value("messages").orElse(JsonArray.EMPTY) instanceof JsonArray messages)) {
            return;
        }
        var left = new ArrayList<JsonValue>();
        messages.forEach(message -> without(message).ifPresent(left::add));
        if (left.equals(messages.items())) {
            return;
        }
        splice.set("messages", new JsonArray(left));
        var thinking = members.value("thinking").orElse(JsonObject.EMPTY);
        if (isOfType("enabled", thinking) && !left.isEmpty() && bringsResults(left.getLast())) {
            splice.remove("thinking");
        }
    }

    private static Optional<JsonValue> without(JsonValue message) {
        if (!(message instanceof JsonObject object && object.get("content") instanceof JsonArray content)) {
            return Optional.of(message);
        }
        var own = content.stream().filter(block -> !isStrange(block)).toList();
        if (own.size() == content.size()) {
            return Optional.of(message);
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(object.with("content", new JsonArray(own)));
    }

    private static boolean isStrange(JsonValue block) {
        return isOfType("thinking", block)
                && block instanceof JsonObject thinking
                && thinking.text("signature")
                        .filter(proof -> !proof.isEmpty() && !SignatureEnvelope.isWrapped(proof))
                        .isEmpty();
    }

    private static boolean bringsResults(JsonValue message) {
        return message instanceof JsonObject object
                && object.get("content") instanceof JsonArray content
                && content.stream().anyMatch(block -> isOfType("tool_result", block));
    }

    private static boolean isOfType(String type, JsonValue value) {
        return value instanceof JsonObject object && object.text("type").equals(Optional.of(type));
    }
}
