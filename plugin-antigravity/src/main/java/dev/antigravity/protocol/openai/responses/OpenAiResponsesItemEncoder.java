package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.History;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes the conversation as items (RUP-001 to RUP-003, RUP-005, CUP-011).
final class OpenAiResponsesItemEncoder {
    private static final String ERROR = "Error: ";

    private final ChatRequest request;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final OpenAiResponsesPartEncoder parts;
    private final List<JsonObject> out = new ArrayList<>();

    /// Texts and refusals of the assistant that will be one message.
    private final List<JsonObject> said = new ArrayList<>();
    /// The calls of free-text tools, whose results are items of another type.
    private final Set<String> customCalls = new HashSet<>();

    OpenAiResponsesItemEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.names = names;
        this.receipt = receipt;
        parts = new OpenAiResponsesPartEncoder(request.client(), profile, receipt);
    }

    List<JsonObject> encode() {
        var messages = History.mended(request, ToolIds.OPENAI_RESPONSES, receipt);
        for (var message : messages) {
            message.name().ifPresent(name -> receipt.dropped(name.path(), "messages have no participant names"));
            switch (message.role()) {
                case SYSTEM -> message(message.systemRole().orElse("developer"), parts.encode(message.blocks()));
                case USER -> user(message);
                case ASSISTANT -> assistant(message);
            }
        }
        if (!messages.isEmpty()
                && messages.getLast().role() == Role.ASSISTANT
                && request.client() != Protocol.OPENAI_RESPONSES) {
            receipt.approximated(request.messagesPath(), "the upstream may not go on from an assistant message");
        }
        return out;
    }

    private void user(Message message) {
        var own = new ArrayList<ContentBlock>();
        for (var block : message.blocks()) {
            if (block instanceof ContentBlock.ToolResult result) {
                out.add(result(result));
            } else {
                own.add(block);
            }
        }
        message("user", parts.encode(own));
    }

    private void message(String role, List<JsonObject> content) {
        if (!content.isEmpty()) {
            out.add(JsonObject.builder()
                    .put("type", "message")
                    .put("role", role)
                    .put("content", content)
                    .build());
        }
    }

    private void assistant(Message message) {
        message.blocks().forEach(this::said);
        finishMessage();
    }

    private void said(ContentBlock block) {
        switch (block) {
            case ContentBlock.Text text -> {
                if (!text.text().isEmpty()) {
                    said.add(JsonObject.of("type", "output_text", "text", text.text()));
                }
            }
            case ContentBlock.Refusal refusal -> said.add(JsonObject.of("type", "refusal", "refusal", refusal.text()));
            case ContentBlock.ToolUse use -> item(call(use));
            case ContentBlock.Thinking thinking -> reasoning(thinking);
            case ContentBlock.RedactedThinking redacted ->
                receipt.droppedQuietly(redacted.path(), "reasoning goes back to its maker only");
            case ContentBlock.Native own -> own(own);
            case ContentBlock.Image _, ContentBlock.Document _, ContentBlock.Audio _, ContentBlock.ToolResult _ ->
                receipt.dropped(block.path(), "the assistant can only have said text");
        }
    }

    private void own(ContentBlock.Native own) {
        if (own.origin() != Protocol.OPENAI_RESPONSES) {
            own.standIns().forEach(this::said);
            MediaRules.noteForeign(own, receipt);
        } else if (OpenAiResponsesServerItems.isItem(own.wire().text("type").orElse(""))) {
            item(own.wire());
        } else {
            said.add(own.wire());
        }
    }

    private void item(JsonObject item) {
        finishMessage();
        out.add(item);
    }

    private void finishMessage() {
        message("assistant", List.copyOf(said));
        said.clear();
    }

    private JsonObject call(ContentBlock.ToolUse use) {
        parts.noteMark(use.cacheControl(), use.path());
        var call = JsonObject.builder()
                .put("type", use.custom() ? "custom_tool_call" : "function_call")
                .put("call_id", use.id())
                .put("name", names.upstream(use.name()));
        if (use.custom()) {
            customCalls.add(use.id());
            return call.put("input", use.arguments()).build();
        }
        return call.put("arguments", use.arguments().isEmpty() ? "{}" : use.arguments())
                .build();
    }

    private JsonObject result(ContentBlock.ToolResult result) {
        return JsonObject.builder()
                .put(
                        "type",
                        customCalls.contains(result.toolUseId()) ? "custom_tool_call_output" : "function_call_output")
                .put("call_id", result.toolUseId())
                .put("output", output(result))
                .build();
    }

    /// One plain text is a string, anything else a list of parts.
    private JsonValue output(ContentBlock.ToolResult result) {
        var content = new ArrayList<>(parts.encode(result.content()));
        if (result.isError()) {
            markAsError(content);
        }
        if (content.isEmpty()) {
            parts.noteMark(result.cacheControl(), result.path());
            return new JsonString("");
        }
        content.add(parts.cached(content.removeLast().toBuilder(), result.cacheControl(), result.path()));
        var first = content.getFirst();
        return content.size() == 1 && first.equals(text(first.text("text").orElse("")))
                ? new JsonString(first.text("text").orElse(""))
                : new JsonArray(List.copyOf(content));
    }

    private static JsonObject text(String text) {
        return JsonObject.of("type", "input_text", "text", text);
    }

    private static void markAsError(List<JsonObject> content) {
        for (var i = 0; i < content.size(); i++) {
            var text = content.get(i).text("text");
            if (text.isPresent()) {
                content.set(i, content.get(i).with("text", new JsonString(ERROR + text.get())));
                return;
            }
        }
        content.addFirst(text(ERROR));
    }

    private void reasoning(ContentBlock.Thinking thinking) {
        var proof = thinking.signature()
                .filter(signature -> signature.maker() == Signature.Maker.OPENAI)
                .map(OpenAiResponsesReasoning::of);
        if (proof.isEmpty()) {
            receipt.droppedQuietly(thinking.path(), "reasoning goes back to its maker only");
            return;
        }
        var item = JsonObject.builder().put("type", "reasoning");
        if (!proof.get().itemId().isEmpty()) {
            item.put("id", proof.get().itemId());
        }
        item(item.put("summary", summary(thinking.text()))
                .put("encrypted_content", proof.get().encryptedContent())
                .build());
    }

    private static List<JsonObject> summary(String text) {
        return text.isEmpty() ? List.of() : List.of(JsonObject.of("type", "summary_text", "text", text));
    }
}
