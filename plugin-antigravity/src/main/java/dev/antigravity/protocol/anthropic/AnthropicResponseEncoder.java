package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.CallSignatures;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.SignatureEnvelope;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.Optional;

/// Writes a whole message (ACL).
final class AnthropicResponseEncoder {
    /// Whose proofs go into a thinking block as they are.
    static final Signature.Maker OWNER = Signature.Maker.ANTHROPIC;

    private final ReplyContext context;

    AnthropicResponseEncoder(ReplyContext context) {
        this.context = context;
    }

    JsonObject encode(ChatReply reply) {
        MalformedIsFailure.check(reply);
        var content = new ArrayList<JsonValue>();
        for (var block : CallSignatures.moved(reply.blocks())) {
            block(block, reply.stop()).ifPresent(content::add);
        }
        var message = message(context)
                .put("content", content)
                .put("usage", AnthropicUsage.encode(reply.usage()))
                .putNull("diagnostics");
        stopFields(reply.stop(), message);
        return message.build();
    }

    /// The members that a message and the start of its stream share.
    static JsonObject.Builder message(ReplyContext context) {
        return JsonObject.builder()
                .put("id", context.ids().next("msg_"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", context.request().model());
    }

    static void stopFields(Stop stop, JsonObject.Builder target) {
        target.put("stop_reason", AnthropicStopReasons.encode(stop.reason()))
                .put(
                        "stop_sequence",
                        stop.sequence().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL))
                .put("stop_details", details(stop))
                .putNull("container");
    }

    private static JsonValue details(Stop stop) {
        if (stop.reason() != StopReason.CONTENT_FILTER) {
            return JsonNull.NULL;
        }
        return JsonObject.builder()
                .put("type", "refusal")
                .putNull("category")
                .put(
                        "explanation",
                        stop.message().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL))
                .build();
    }

    private Optional<JsonObject> block(ContentBlock block, Stop stop) {
        return switch (block) {
            case ContentBlock.Text text -> Optional.of(text(text));
            case ContentBlock.Refusal refusal -> Optional.of(text(ContentBlock.Text.of(refusal.text())));
            case ContentBlock.ToolUse use -> Optional.of(toolUse(context, use, input(use, stop)));
            case ContentBlock.Thinking thinking ->
                context.request().wishes().noThinking() ? Optional.empty() : Optional.of(thinking(thinking));
            case ContentBlock.RedactedThinking redacted ->
                Optional.of(JsonObject.of("type", "redacted_thinking", "data", redacted.data()));
            case ContentBlock.Native own ->
                own.origin() == Protocol.ANTHROPIC_MESSAGES ? Optional.of(own.wire()) : Optional.empty();
            case ContentBlock.Image _, ContentBlock.Document _, ContentBlock.Audio _, ContentBlock.ToolResult _ ->
                Optional.empty();
        };
    }

    private static JsonObject text(ContentBlock.Text text) {
        var own = new ArrayList<JsonValue>();
        for (var citation : text.citations()) {
            if (citation.origin() == Protocol.ANTHROPIC_MESSAGES) {
                own.add(citation.wire());
            }
        }
        return JsonObject.builder()
                .put("type", "text")
                .put("text", text.text())
                .put("citations", own.isEmpty() ? JsonNull.NULL : new JsonArray(own))
                .build();
    }

    /// @param input `{}` at the start of a stream
    static JsonObject toolUse(ReplyContext context, ContentBlock.ToolUse use, JsonObject input) {
        var id =
                use.id().isEmpty() ? context.ids().next(ToolIds.ANTHROPIC.prefix()) : ToolIds.ANTHROPIC.legal(use.id());
        return JsonObject.builder()
                .put("type", "tool_use")
                .put("id", id)
                .put("name", use.name())
                .put("input", input)
                .put("caller", JsonObject.of("type", "direct"))
                .build();
    }

    private static JsonObject input(ContentBlock.ToolUse use, Stop stop) {
        if (use.arguments().isEmpty()) {
            return JsonObject.EMPTY;
        }
        try {
            if (Json.parse(use.arguments()) instanceof JsonObject object) {
                return object;
            }
        } catch (MalformedJsonException _) {
            // Told like any other value that is no object.
        }
        if (stop.reason() == StopReason.MAX_TOKENS) {
            return JsonObject.EMPTY;
        }
        throw new UnreadableAnswerException("the arguments of the call of " + use.name() + " are no JSON object");
    }

    private JsonObject thinking(ContentBlock.Thinking thinking) {
        return JsonObject.builder()
                .put("type", "thinking")
                .put("thinking", thinking.text())
                .put(
                        "signature",
                        thinking.signature()
                                .map(signature -> SignatureEnvelope.forSlot(signature, thinking.text(), OWNER))
                                .orElse(context.signsThinking() ? SignatureEnvelope.OURS : ""))
                .build();
    }
}
