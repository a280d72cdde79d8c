package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.SignatureEnvelope;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.openai.OpenAiCitations;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.List;
import java.util.Optional;

/// Builds the items of an output, for whole answers and for streams (RCL-002, RCL-004, SIG-005, SIG-008, IMG-004).
final class OpenAiResponsesItems {
    static final String COMPLETED = "completed";
    static final String INCOMPLETE = "incomplete";
    static final String IN_PROGRESS = "in_progress";
    private static final String RESULT = "result";
    private static final String PROOF = "encrypted_content";

    private final ReplyContext context;
    private final ReplyWishes wishes;
    private final OpenAiResponsesNamespaces namespaces;

    OpenAiResponsesItems(ReplyContext context) {
        this.context = context;
        wishes = context.request().wishes();
        namespaces = new OpenAiResponsesNamespaces(context.request());
    }

    String newMessageId() {
        return context.ids().next("msg_");
    }

    static JsonObject message(String id, String status, List<JsonObject> parts) {
        return JsonObject.builder()
                .put("type", "message")
                .put("id", id)
                .put("role", "assistant")
                .put("status", status)
                .put("content", parts)
                .build();
    }

    /// An item that was cut off. What is there at once cannot be.
    static JsonObject incomplete(JsonObject item) {
        return switch (item.text("type").orElse("")) {
            case "message", "function_call", "custom_tool_call" -> item.with("status", new JsonString(INCOMPLETE));
            default -> item;
        };
    }

    static JsonObject textPart(String text, List<JsonObject> annotations, List<TokenLogprob> logprobs) {
        var part = JsonObject.builder()
                .put("type", "output_text")
                .put("text", text)
                .put("annotations", annotations);
        if (!logprobs.isEmpty()) {
            part.put("logprobs", OpenAiLogprobs.encode(logprobs));
        }
        return part.build();
    }

    static JsonObject refusalPart(String text) {
        return JsonObject.of("type", "refusal", "refusal", text);
    }

    /// A source of a text (CIT-001, CIT-002). One without address is told only to a client of its own protocol.
    ///
    /// @param length of the text, in UTF-16 units
    static Optional<JsonObject> annotation(Citation citation, long length) {
        return citation.origin() == Protocol.OPENAI_RESPONSES
                ? Optional.of(citation.wire())
                : OpenAiCitations.encode(citation, length, 0).map(OpenAiResponsesItems::urlCitation);
    }

    private static JsonObject urlCitation(JsonObject members) {
        var annotation = JsonObject.builder().put("type", "url_citation");
        members.forEach(annotation::put);
        return annotation.build();
    }

    String reasoningId(ContentBlock.Thinking opening) {
        return opening.id().orElseGet(() -> context.ids().next("rs_"));
    }

    /// Whether the client wants to read what the model thinks.
    boolean showsThought() {
        return wishes.thoughtText();
    }

    /// Reasoning as far as the client wants it; empty if nothing of it is left.
    Optional<JsonObject> reasoning(String id, ContentBlock.Thinking thinking) {
        var text = showsThought() ? thinking.text() : "";
        return reasoning(id, text, thinking.signature().map(proof -> slot(id, proof, thinking.text())));
    }

    Optional<JsonObject> reasoning(ContentBlock.RedactedThinking redacted) {
        return reasoning(context.ids().next("rs_"), "", Optional.of(SignatureEnvelope.wrapRedacted(redacted.data())));
    }

    private Optional<JsonObject> reasoning(String id, String text, Optional<String> proof) {
        var shown = proof.filter(_ -> wishes.encryptedReasoning());
        if (text.isEmpty() && shown.isEmpty()) {
            return Optional.empty();
        }
        var item = JsonObject.builder()
                .put("type", "reasoning")
                .put("id", id)
                .put("summary", text.isEmpty() ? List.of() : List.of(summaryPart(text)));
        return Optional.of(item.putIfPresent(PROOF, shown.map(JsonString::new)).build());
    }

    static JsonObject summaryPart(String text) {
        return JsonObject.of("type", "summary_text", "text", text);
    }

    /// OpenAI's own content goes bare where it keeps its item id, any other proof in an envelope.
    private static String slot(String id, Signature proof, String text) {
        if (proof.maker() == Signature.Maker.OPENAI) {
            var own = OpenAiResponsesReasoning.of(proof);
            if (own.itemId().equals(id)) {
                return own.encryptedContent();
            }
        }
        return SignatureEnvelope.wrap(proof, text);
    }

    /// The call under an id that is legal here.
    ContentBlock.ToolUse identified(ContentBlock.ToolUse use) {
        return use.withId(
                use.id().isEmpty()
                        ? context.ids().next(ToolIds.OPENAI_RESPONSES.prefix())
                        : ToolIds.OPENAI_RESPONSES.legal(use.id()));
    }

    String newCallId(ContentBlock.ToolUse use) {
        return context.ids().next(use.custom() ? "ctc_" : "fc_");
    }

    /// @param use as {@link #identified} made it
    JsonObject call(String id, ContentBlock.ToolUse use, String status) {
        var namespace = namespaces.of(use.name());
        var call = JsonObject.builder()
                .put("type", use.custom() ? "custom_tool_call" : "function_call")
                .put("id", id)
                .put("call_id", use.id())
                .put("name", namespace.map(group -> group.toolName()).orElse(use.name()));
        namespace.ifPresent(group -> call.put("namespace", group.name()));
        return call.put(use.custom() ? "input" : "arguments", use.arguments())
                .put("status", status)
                .build();
    }

    /// What a call without arguments is called with.
    static String standardArguments(ContentBlock.ToolUse use) {
        return use.custom() ? "" : "{}";
    }

    /// An item that is there at once; empty if the client cannot be shown it.
    Optional<JsonObject> whole(ContentBlock block) {
        return switch (block) {
            case ContentBlock.RedactedThinking redacted -> reasoning(redacted);
            case ContentBlock.Image image -> image(image);
            case ContentBlock.Native own ->
                own.origin() == Protocol.OPENAI_RESPONSES ? Optional.of(own.wire()) : Optional.empty();
            case ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _,
                    ContentBlock.Text _,
                    ContentBlock.Refusal _,
                    ContentBlock.Thinking _,
                    ContentBlock.ToolUse _ -> Optional.empty();
        };
    }

    /// Such an item where it is announced: what it has made and its proof follow with its end (STR-304).
    static JsonObject announced(JsonObject whole) {
        return whole.has(RESULT)
                ? whole.with("status", new JsonString(IN_PROGRESS)).with(RESULT, JsonNull.NULL)
                : whole.without(PROOF);
    }

    private Optional<JsonObject> image(ContentBlock.Image image) {
        return image.source() instanceof MediaSource.Base64(var _, var data)
                ? Optional.of(JsonObject.builder()
                        .put("type", "image_generation_call")
                        .put("id", context.ids().next("ig_"))
                        .put("status", COMPLETED)
                        .put(RESULT, data)
                        .build())
                : Optional.empty();
    }
}
