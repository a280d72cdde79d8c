package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.StopReason;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.openai.OpenAiCitations;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a whole completion (CCL).
final class OpenAiChatResponseEncoder {
    private final ReplyContext context;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<JsonValue> annotations = new ArrayList<>();
    private final List<ContentBlock.ToolUse> calls = new ArrayList<>();

    OpenAiChatResponseEncoder(ReplyContext context) {
        this.context = context;
    }

    JsonObject encode(ChatReply reply) {
        MalformedIsFailure.check(reply);
        reply.blocks().forEach(this::gather);
        var choice = JsonObject.builder()
                .put("index", 0)
                .put("message", message(reply))
                .put("finish_reason", OpenAiChatStopReasons.encode(reply.stop().reason(), isLegacy()))
                .put("logprobs", logprobs(reply));
        return JsonObject.builder()
                .put("id", context.ids().next("chatcmpl-"))
                .put("object", "chat.completion")
                .put("created", context.created().getEpochSecond())
                .put("model", context.request().model())
                .put("choices", List.of(choice.build()))
                .put("usage", OpenAiChatUsage.encode(reply.usage()))
                .build();
    }

    private void gather(ContentBlock block) {
        switch (block) {
            case ContentBlock.Text part -> {
                for (var citation : OpenAiCitations.encode(part, text.length())) {
                    annotations.add(JsonObject.of("type", new JsonString("url_citation"), "url_citation", citation));
                }
                text.append(part.text());
            }
            case ContentBlock.Thinking thinking -> thought.append(thinking.text());
            case ContentBlock.Refusal declined -> refusal.append(declined.text());
            case ContentBlock.ToolUse use -> calls.add(use);
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Native _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _ -> {}
        }
    }

    private JsonObject message(ChatReply reply) {
        var message = JsonObject.builder()
                .put("role", "assistant")
                .put("content", text.isEmpty() ? JsonNull.NULL : new JsonString(text.toString()))
                .put("refusal", refusal(reply));
        if (!thought.isEmpty()) {
            message.put("reasoning_content", thought.toString());
        }
        if (!annotations.isEmpty()) {
            message.put("annotations", annotations);
        }
        if (!calls.isEmpty() && isLegacy()) {
            message.put("function_call", function(calls.getFirst()));
        } else if (!calls.isEmpty()) {
            message.put(
                    "tool_calls", calls.stream().map(use -> call(context, use)).toList());
        }
        return message.build();
    }

    private JsonValue refusal(ChatReply reply) {
        if (!refusal.isEmpty()) {
            return new JsonString(refusal.toString());
        }
        return reply.stop().reason() == StopReason.CONTENT_FILTER
                ? reply.stop().message().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL)
                : JsonNull.NULL;
    }

    private JsonValue logprobs(ChatReply reply) {
        return reply.logprobs().isEmpty()
                ? JsonNull.NULL
                : JsonObject.builder()
                        .put("content", OpenAiLogprobs.encode(reply.logprobs()))
                        .putNull("refusal")
                        .build();
    }

    private boolean isLegacy() {
        return context.request().wishes().legacyFunctions();
    }

    /// A call as it is listed, or as it starts in a stream if its arguments are empty.
    static JsonObject call(ReplyContext context, ContentBlock.ToolUse use) {
        var kind = use.custom() ? "custom" : "function";
        var encoded = JsonObject.builder()
                .put("id", id(context, use))
                .put("type", kind)
                .put(kind, use.custom() ? JsonObject.of("name", use.name(), "input", use.arguments()) : function(use));
        extraContent(use.signature()).ifPresent(extra -> encoded.put("extra_content", extra));
        return encoded.build();
    }

    static Optional<JsonObject> extraContent(Optional<Signature> signature) {
        return signature
                .filter(proof -> proof.maker() == Signature.Maker.GOOGLE)
                .map(proof -> JsonObject.of("google", JsonObject.of("thought_signature", proof.value())));
    }

    private static String id(ReplyContext context, ContentBlock.ToolUse use) {
        return use.id().isEmpty()
                ? context.ids().next(ToolIds.OPENAI_CHAT.prefix())
                : ToolIds.OPENAI_CHAT.legal(use.id());
    }

    private static JsonObject function(ContentBlock.ToolUse use) {
        return JsonObject.of("name", use.name(), "arguments", use.arguments().isEmpty() ? "{}" : use.arguments());
    }
}
