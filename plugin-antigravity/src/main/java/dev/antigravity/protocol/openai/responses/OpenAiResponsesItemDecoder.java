package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RejectedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the input: a text, or items of which several make one message (RIN-001 to RIN-006, RIN-011).
final class OpenAiResponsesItemDecoder {
    private final JsonCursor input;
    private final ChatRequest.Builder request;
    private final OpenAiResponsesToolDecoder tools;
    private final OpenAiResponsesPartDecoder parts;
    private final Turns turns = new Turns();

    OpenAiResponsesItemDecoder(JsonCursor input, ChatRequest.Builder request, OpenAiResponsesToolDecoder tools) {
        this.input = input;
        this.request = request;
        this.tools = tools;
        parts = new OpenAiResponsesPartDecoder(request);
    }

    void decode() {
        if (input.isString()) {
            turns.add(Side.USER, parts.content(input), input.path());
        } else {
            input.items().forEach(this::item);
        }
        request.messages(turns.messages(), input.path());
    }

    private void item(JsonCursor item) {
        var type = type(item);
        switch (type) {
            case "message" -> message(item);
            case "reasoning" -> turns.add(Side.ASSISTANT, List.of(reasoning(item)), item.path());
            case "function_call" -> turns.add(Side.ASSISTANT, List.of(call(item, "arguments", false)), item.path());
            case "custom_tool_call" -> turns.add(Side.ASSISTANT, List.of(call(item, "input", true)), item.path());
            case "function_call_output", "custom_tool_call_output" ->
                turns.add(Side.RESULTS, List.of(result(item)), item.path());
            case "additional_tools" -> {
                item.skip("role");
                tools.decode(item.itemsOf("tools"));
            }
            case "tool_search_output" -> {
                tools.decode(item.itemsOf("tools"));
                turns.add(Side.ASSISTANT, List.of(own(item)), item.path());
                return;
            }
            default -> {
                if (!OpenAiResponsesServerItems.isCall(type)) {
                    throw RejectedRequestException.unsupported(
                            item.path(), "only OpenAI, and only with stored answers, can make use of " + type);
                }
                turns.add(Side.ASSISTANT, List.of(own(item)), item.path());
                return;
            }
        }
        Fields.keepRest(item, request, "id", "status");
    }

    /// Messages may come without a type.
    private static String type(JsonCursor item) {
        var type = item.findString("type");
        return type.isEmpty() && item.find("role").isPresent()
                ? "message"
                : item.get("type").asString();
    }

    private void message(JsonCursor item) {
        var role = item.get("role");
        var blocks = parts.content(item.get("content"));
        switch (role.asString()) {
            case "user" -> turns.add(Side.USER, blocks, item.path());
            case "assistant" -> turns.add(Side.ASSISTANT, blocks, item.path());
            case "system", "developer" -> system(blocks, role.asString(), item);
            default -> throw role.complaint("expected user, assistant, system or developer");
        }
    }

    /// In front it is system text, later a message of its own.
    private void system(List<ContentBlock> blocks, String word, JsonCursor item) {
        if (!turns.isEmpty()) {
            turns.addSystem(blocks, word, item.path());
            return;
        }
        for (var block : blocks) {
            if (block instanceof ContentBlock.Text text) {
                request.system(new SystemBlock(text.text(), text.cacheControl()));
            } else {
                request.receipt().dropped(block.path(), "instructions are text");
            }
        }
    }

    private static ContentBlock reasoning(JsonCursor item) {
        var summary = item.itemsOf("summary").stream()
                .map(part -> part.get("text").asString())
                .toList();
        item.skip("content");
        return OpenAiResponsesReasoning.decode(
                item.findString("id"),
                item.findString("encrypted_content"),
                String.join(OpenAiResponsesReasoning.BETWEEN_PARTS, summary),
                item.path());
    }

    private static ContentBlock call(JsonCursor item, String member, boolean custom) {
        var text = item.findString(member).orElse("");
        return new ContentBlock.ToolUse(
                item.get("call_id").asString(),
                OpenAiResponsesNamespaces.name(
                        item.findString("namespace"), item.get("name").asString()),
                text.isEmpty() && !custom ? "{}" : text,
                custom,
                Optional.empty(),
                Optional.empty(),
                item.path());
    }

    private ContentBlock result(JsonCursor item) {
        return new ContentBlock.ToolResult(
                item.get("call_id").asString(),
                parts.content(item.get("output")),
                false,
                Optional.empty(),
                item.path());
    }

    /// What a tool of OpenAI's own has done.
    private static ContentBlock own(JsonCursor item) {
        return new ContentBlock.Native(Protocol.OPENAI_RESPONSES, item.asObject(), List.of(), false, item.path());
    }

    private enum Side {
        USER,
        ASSISTANT,
        RESULTS,
        NONE
    }

    /// Messages under construction (RIN-004).
    private static final class Turns {
        private final List<Message> messages = new ArrayList<>();
        private final List<ContentBlock> blocks = new ArrayList<>();
        private Side side = Side.NONE;
        private JsonPath path = JsonPath.ROOT;

        boolean isEmpty() {
            return messages.isEmpty() && blocks.isEmpty();
        }

        void add(Side next, List<ContentBlock> more, JsonPath at) {
            var joins = side == Side.ASSISTANT && next == Side.ASSISTANT
                    || side == Side.RESULTS && (next == Side.RESULTS || next == Side.USER);
            if (!joins) {
                close();
                path = at;
            }
            side = next;
            blocks.addAll(more);
        }

        void addSystem(List<ContentBlock> more, String word, JsonPath at) {
            close();
            messages.add(new Message(Role.SYSTEM, more, Optional.of(word), Optional.empty(), at));
        }

        List<Message> messages() {
            close();
            return messages;
        }

        private void close() {
            if (side != Side.NONE) {
                var role = side == Side.ASSISTANT ? Role.ASSISTANT : Role.USER;
                messages.add(Message.of(role, blocks, path));
            }
            blocks.clear();
            side = Side.NONE;
        }
    }
}
