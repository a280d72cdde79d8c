package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ToolIds;
import java.util.List;
import java.util.Optional;

/// The pieces of which whole answers and chunks are made (GCL-001 to GCL-003, STR-401).
final class GeminiAnswer {
    private final ReplyContext context;
    private final String id;

    GeminiAnswer(ReplyContext context) {
        this.context = context;
        id = context.ids().next("");
    }

    /// An answer, or a chunk of one, around its only candidate.
    JsonObject.Builder around(JsonObject candidate) {
        return JsonObject.builder()
                .put("candidates", List.of(candidate))
                .put("modelVersion", context.request().model())
                .put("responseId", id);
    }

    /// A candidate; without parts it has an empty text, for clients throw turns without any away.
    static JsonObject.Builder candidate(List<JsonObject> parts) {
        var content = JsonObject.builder()
                .put("parts", parts.isEmpty() ? List.of(text("")) : parts)
                .put("role", "model");
        return JsonObject.builder().put("content", content.build()).put("index", 0);
    }

    static JsonObject text(String text) {
        return JsonObject.of("text", text);
    }

    /// The text of reasoning, if the client wants to see it.
    boolean showsThoughts() {
        return context.request().wishes().thoughtText();
    }

    /// @param visible what is shown of the reasoning
    /// @param whole   what the proof is for
    static JsonObject thought(String visible, String whole, Optional<Signature> proof) {
        var part = thoughtPart(visible);
        proof.ifPresent(signature -> part.put("thoughtSignature", GeminiSignatures.encode(signature, whole)));
        return part.build();
    }

    static JsonObject redacted(ContentBlock.RedactedThinking redacted) {
        return thoughtPart("")
                .put("thoughtSignature", GeminiSignatures.encodeRedacted(redacted.data()))
                .build();
    }

    private static JsonObject.Builder thoughtPart(String text) {
        return JsonObject.builder().put("text", text).put("thought", true);
    }

    /// @return empty if the arguments are no JSON object
    Optional<JsonObject> call(ContentBlock.ToolUse use) {
        return GeminiPartEncoder.arguments(use.arguments()).map(arguments -> call(use, arguments));
    }

    private JsonObject call(ContentBlock.ToolUse use, JsonObject arguments) {
        var callId = use.id().isEmpty() ? context.ids().next(ToolIds.GEMINI.prefix()) : use.id();
        var part = JsonObject.builder()
                .put(
                        "functionCall",
                        JsonObject.builder()
                                .put("id", callId)
                                .put("name", use.name())
                                .put("args", arguments)
                                .build());
        use.signature()
                .filter(proof -> proof.maker() == Signature.Maker.GOOGLE)
                .ifPresent(proof -> part.put("thoughtSignature", proof.value()));
        return part.build();
    }

    /// A block that is whole at its start, if this dialect has a part for it.
    static Optional<JsonObject> whole(ContentBlock block) {
        return switch (block) {
            case ContentBlock.RedactedThinking redacted -> Optional.of(redacted(redacted));
            case ContentBlock.Image image ->
                image.source() instanceof MediaSource.Base64(var type, var data)
                        ? Optional.of(GeminiMedia.encodeData(type, data))
                        : Optional.empty();
            case ContentBlock.Native own ->
                own.origin() == Protocol.GEMINI ? Optional.of(own.wire()) : Optional.empty();
            case ContentBlock.Text _,
                    ContentBlock.Refusal _,
                    ContentBlock.Thinking _,
                    ContentBlock.ToolUse _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _ -> Optional.empty();
        };
    }

    /// Says why the answer ended.
    ///
    /// @param malformed the function whose arguments could not be read, if there is one
    static void finish(Stop stop, Optional<String> malformed, JsonObject.Builder candidate) {
        candidate.put(
                "finishReason",
                new JsonString(
                        malformed.isPresent() ? GeminiStopReasons.MALFORMED_CALL : GeminiStopReasons.encode(stop)));
        var isExplained = stop.reason() == StopReason.CONTENT_FILTER || stop.reason() == StopReason.MALFORMED;
        malformed
                .map(function -> "the arguments of the call of " + function + " are no JSON object")
                .or(() -> stop.message().filter(_ -> isExplained))
                .ifPresent(message -> candidate.put("finishMessage", message));
    }
}
