package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Usage;
import dev.antigravity.sandbox.mind.Utterance;
import dev.antigravity.sandbox.script.StopReason;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Writes a reply as one response and as the responses of a stream.
final class GeminiReply {
    private final GeminiRequest request;
    private final Reply reply;
    private final Ids ids;
    private final Seals seals;
    private final Optional<GeminiPicture> picture;
    private final Usage usage;
    private final SandboxModel model;
    private final String responseId;
    private boolean hasSigned;

    GeminiReply(GeminiRequest request, Reply reply, Ids ids, Seals seals) {
        this.request = request;
        this.reply = reply;
        this.ids = ids;
        this.seals = seals;
        picture = request.wantsPicture() && reply.refusal().isEmpty()
                ? Optional.of(GeminiPicture.of(request))
                : Optional.empty();
        usage = picture.isPresent() ? GeminiPicture.counted(reply.usage()) : reply.usage();
        model = request.question().model();
        responseId = ids.next("gen_");
    }

    ObjectNode whole() {
        if (isBlocked()) {
            return blocked();
        }
        var parts = new ArrayList<ObjectNode>();
        for (var utterance : reply.said()) {
            switch (utterance) {
                case Utterance.Thought(var text) -> {
                    if (request.showsThoughts()) {
                        parts.add(thought(text));
                    }
                }
                case Utterance.Speech(var text) -> {
                    if (request.wantsText()) {
                        parts.add(text(text));
                    }
                }
                case Utterance.Refusal(var text) -> parts.add(text(text));
                case Utterance.Call call -> addCall(call, parts);
                case Utterance.HiddenThought _ -> {}
            }
        }
        picture.ifPresent(drawn -> parts.add(drawn.part()));
        if (parts.isEmpty()) {
            parts.add(text(""));
        }
        signEnd(parts.getLast());
        return response(parts, true);
    }

    List<ObjectNode> chunks() {
        if (isBlocked()) {
            return List.of(blocked());
        }
        var chunks = new ArrayList<ObjectNode>();
        for (var utterance : reply.said()) {
            switch (utterance) {
                case Utterance.Thought(var text) -> {
                    if (request.showsThoughts()) {
                        reply.pieces()
                                .ofText(text)
                                .forEach(piece -> chunks.add(response(List.of(thought(piece)), false)));
                    }
                }
                case Utterance.Speech(var text) -> {
                    if (request.wantsText()) {
                        reply.pieces().ofText(text).forEach(piece -> chunks.add(response(List.of(text(piece)), false)));
                    }
                }
                case Utterance.Refusal(var text) ->
                    reply.pieces().ofText(text).forEach(piece -> chunks.add(response(List.of(text(piece)), false)));
                case Utterance.Call call -> {
                    var parts = new ArrayList<ObjectNode>();
                    addCall(call, parts);
                    parts.forEach(part -> chunks.add(response(List.of(part), false)));
                }
                case Utterance.HiddenThought _ -> {}
            }
        }
        picture.ifPresent(drawn -> chunks.add(response(List.of(drawn.part()), false)));
        var end = text("");
        signEnd(end);
        chunks.add(response(List.of(end), true));
        return chunks;
    }

    /// A filter that lets nothing through answers for the prompt, not for a candidate.
    private boolean isBlocked() {
        return reply.stop() == StopReason.CONTENT_FILTER && reply.said().isEmpty();
    }

    private ObjectNode blocked() {
        var response = Json.object();
        response.set(
                "promptFeedback",
                Json.object()
                        .put("blockReason", "PROHIBITED_CONTENT")
                        .put("blockReasonMessage", "The sandbox was told to block this prompt."));
        response.set("usageMetadata", usage(usage, false));
        return response.put("modelVersion", model.id()).put("responseId", responseId);
    }

    private ObjectNode response(List<ObjectNode> parts, boolean isLast) {
        var content = Json.object();
        content.set("parts", Json.array(parts));
        content.put("role", "model");
        var candidate = Json.object();
        candidate.set("content", content);
        if (isLast) {
            candidate.put("finishReason", finishReason());
            if (reply.stop() == StopReason.MALFORMED || reply.stop() == StopReason.CONTENT_FILTER) {
                candidate.put("finishMessage", "The sandbox was told to end like this.");
            }
        }
        candidate.put("index", 0);
        var response = Json.object();
        response.set("candidates", Json.array(List.of(candidate)));
        response.set("usageMetadata", usage(usage, isLast));
        return response.put("modelVersion", model.id()).put("responseId", responseId);
    }

    private String finishReason() {
        return switch (reply.stop()) {
            case END, TOOL_USE, STOP_SEQUENCE -> "STOP";
            case MAX_TOKENS, CONTEXT_WINDOW -> "MAX_TOKENS";
            case REFUSAL, CONTENT_FILTER -> "SAFETY";
            case PAUSE -> "OTHER";
            case MALFORMED -> "MALFORMED_FUNCTION_CALL";
        };
    }

    private static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }

    private static ObjectNode thought(String text) {
        return text(text).put("thought", true);
    }

    /// A call that ended in the middle is not sent: this protocol has no form for it.
    private void addCall(Utterance.Call call, List<ObjectNode> parts) {
        if (!call.isWhole()) {
            return;
        }
        var function = Json.object();
        if (model.has(Trait.CALL_IDS)) {
            function.put("id", ids.next("call_"));
        }
        function.put("name", call.tool().name()).putRawValue("args", Json.raw(call.arguments()));
        var part = Json.object();
        part.set("functionCall", function);
        if (!hasSigned && thinks()) {
            part.put("thoughtSignature", seals.seal(GeminiContents.THOUGHT_SEAL, ""));
            hasSigned = true;
        }
        parts.add(part);
    }

    private boolean thinks() {
        return model.has(Trait.NEEDS_SIGNATURES) || request.question().wishes().thinks();
    }

    /// Newer models sign the end of an answer that calls nothing.
    private void signEnd(ObjectNode part) {
        if (model.has(Trait.NEEDS_SIGNATURES) && reply.calls().isEmpty()) {
            part.put("thoughtSignature", seals.seal(GeminiContents.THOUGHT_SEAL, ""));
        }
    }

    private static ObjectNode usage(Usage usage, boolean isLast) {
        var all = Json.object().put("promptTokenCount", usage.input());
        if (usage.cacheRead() > 0) {
            all.put("cachedContentTokenCount", usage.cacheRead());
        }
        if (!isLast) {
            return all.put("totalTokenCount", usage.input());
        }
        all.put("candidatesTokenCount", usage.output() - usage.thinking());
        if (usage.thinking() > 0) {
            all.put("thoughtsTokenCount", usage.thinking());
        }
        return all.put("totalTokenCount", usage.input() + usage.output());
    }
}
