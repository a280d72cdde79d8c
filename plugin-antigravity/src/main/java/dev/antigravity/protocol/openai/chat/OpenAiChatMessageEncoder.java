package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.History;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the messages (CUP-001 to CUP-005, CUP-010, CUP-011).
final class OpenAiChatMessageEncoder {
    private static final String MEDIA_BELOW = "(see the following user message)";

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final OpenAiChatPartEncoder parts;
    private final List<JsonValue> out = new ArrayList<>();

    OpenAiChatMessageEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.names = names;
        this.receipt = receipt;
        parts = new OpenAiChatPartEncoder(profile, receipt);
    }

    List<JsonValue> encode() {
        system();
        var messages = History.mended(request, ToolIds.OPENAI_CHAT, receipt);
        for (var message : messages) {
            switch (message.role()) {
                case SYSTEM -> add(message.systemRole().orElse("system"), message);
                case USER -> user(message);
                case ASSISTANT -> assistant(message);
            }
        }
        if (out.isEmpty()) {
            throw RejectedRequestException.invalid(request.messagesPath(), "there is nothing to answer");
        }
        if (isForeign() && ((JsonObject) out.getLast()).text("role").equals(Optional.of("assistant"))) {
            receipt.approximated(request.messagesPath(), "the upstream may not go on from an assistant message");
        }
        return out;
    }

    private boolean isForeign() {
        return request.client() != Protocol.OPENAI_CHAT;
    }

    private void system() {
        if (request.system().isEmpty()) {
            return;
        }
        var marked = profile.cacheBreakpoints()
                && request.system().stream()
                        .anyMatch(block -> block.cacheControl().isPresent());
        var content = marked
                ? new JsonArray(request.system().stream()
                        .<JsonValue>map(block -> parts.text(block.text(), block.cacheControl()))
                        .toList())
                : new JsonString(
                        request.system().stream().map(SystemBlock::text).collect(Collectors.joining("\n\n")));
        out.add(JsonObject.of("role", new JsonString(profile.systemRole()), "content", content));
    }

    private void user(Message message) {
        var own = new ArrayList<ContentBlock>();
        var media = new ArrayList<JsonObject>();
        for (var block : message.blocks()) {
            if (block instanceof ContentBlock.ToolResult result) {
                result(result, media);
            } else {
                own.add(block);
            }
        }
        if (media.isEmpty() && own.isEmpty()) {
            return;
        }
        if (media.isEmpty()) {
            add("user", message.withBlocks(own));
            return;
        }
        media.addAll(parts.encode(own));
        addContent("user", new JsonArray(List.copyOf(media)), message);
    }

    private void result(ContentBlock.ToolResult result, List<JsonObject> media) {
        var content = OpenAiChatToolResult.of(result, parts);
        var prefix = result.isError() ? "Error: " : "";
        var text = prefix + content.text().orElse(content.media().isEmpty() ? "" : MEDIA_BELOW);
        out.add(JsonObject.builder()
                .put("role", "tool")
                .put("tool_call_id", result.toolUseId())
                .put("content", text)
                .build());
        if (!content.media().isEmpty()) {
            media.add(JsonObject.of("type", "text", "text", "[tool result " + result.toolUseId() + "]"));
            media.addAll(content.media());
            receipt.moved(result.path(), "pictures and files of a result stand in the user message behind it");
        }
    }

    private void assistant(Message message) {
        var texts = new ArrayList<ContentBlock>();
        var calls = new ArrayList<JsonValue>();
        var refusal = new StringBuilder();
        var thought = new StringBuilder();
        for (var block : message.blocks()) {
            switch (block) {
                case ContentBlock.ToolUse use -> calls.add(call(use));
                case ContentBlock.Refusal declined -> refusal.append(declined.text());
                case ContentBlock.Thinking thinking -> {
                    thought.append(thinking.text());
                    noteThought(thinking);
                }
                case ContentBlock.RedactedThinking redacted ->
                    receipt.droppedQuietly(redacted.path(), "reasoning goes back to its maker only");
                case ContentBlock.Text _, ContentBlock.Native _ -> texts.add(block);
                case ContentBlock.Document document
                when MediaRules.readable(document) instanceof MediaSource.PlainText -> texts.add(document);
                case ContentBlock.Image _, ContentBlock.Document _, ContentBlock.Audio _, ContentBlock.ToolResult _ ->
                    receipt.dropped(block.path(), "the assistant can only have said text");
            }
        }
        var content = content(texts);
        if (content == JsonNull.NULL && calls.isEmpty() && refusal.isEmpty()) {
            return;
        }
        var encoded = JsonObject.builder().put("role", "assistant").put("content", content);
        if (!refusal.isEmpty()) {
            encoded.put("refusal", refusal.toString());
        }
        if (!isForeign() && !thought.isEmpty()) {
            encoded.put("reasoning_content", thought.toString());
        }
        if (!calls.isEmpty()) {
            encoded.put("tool_calls", calls);
        }
        message.name().ifPresent(name -> name(encoded, message));
        out.add(encoded.build());
    }

    private void noteThought(ContentBlock.Thinking thinking) {
        if (isForeign()) {
            receipt.droppedQuietly(thinking.path(), "reasoning goes back to its maker only");
        }
    }

    private JsonObject call(ContentBlock.ToolUse use) {
        var tool = JsonObject.builder().put("name", names.upstream(use.name()));
        var kind = use.custom() ? "custom" : "function";
        tool.put(use.custom() ? "input" : "arguments", use.arguments());
        return JsonObject.builder()
                .put("id", use.id())
                .put("type", kind)
                .put(kind, tool.build())
                .build();
    }

    private void add(String role, Message message) {
        var content = content(message.blocks());
        if (content != JsonNull.NULL) {
            addContent(role, content, message);
        }
    }

    private void addContent(String role, JsonValue content, Message message) {
        var encoded = JsonObject.builder().put("role", role).put("content", content);
        name(encoded, message);
        out.add(encoded.build());
    }

    private void name(JsonObject.Builder encoded, Message message) {
        message.name().ifPresent(name -> {
            if (isForeign()) {
                receipt.dropped(name.path(), "no counterpart");
            } else {
                encoded.put("name", name.value());
            }
        });
    }

    /// One plain text is a string, `null` is nothing, anything else a list of parts.
    private JsonValue content(List<ContentBlock> blocks) {
        var encoded = parts.encode(blocks);
        if (encoded.isEmpty()) {
            return JsonNull.NULL;
        }
        var text = encoded.getFirst().text("text");
        var isPlain = text.isPresent() && encoded.getFirst().equals(parts.text(text.get(), Optional.empty()));
        return encoded.size() == 1 && isPlain ? new JsonString(text.get()) : new JsonArray(List.copyOf(encoded));
    }
}
