package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the messages (CIN-001 to CIN-008).
final class OpenAiChatMessageDecoder {
    private final JsonCursor field;
    private final ChatRequest.Builder request;
    private final OpenAiChatPartDecoder parts;
    private final List<Message> messages = new ArrayList<>();

    /// Deprecated calls that wait for their result, oldest first.
    private final List<ContentBlock.ToolUse> openFunctions = new ArrayList<>();
    private int functions;

    OpenAiChatMessageDecoder(JsonCursor field, ChatRequest.Builder request) {
        this.field = field;
        this.request = request;
        parts = new OpenAiChatPartDecoder(request);
    }

    void decode() {
        for (var item : field.items()) {
            var role = item.get("role");
            switch (role.asString()) {
                case "system", "developer" -> system(item, role.asString());
                case "user" -> add(Role.USER, parts.content(item), item);
                case "assistant" -> assistant(item);
                case "tool" -> result(item, item.get("tool_call_id").asString());
                case "function" -> result(item, functionId(item.get("name").asString()));
                default -> throw role.complaint("expected system, developer, user, assistant, tool or function");
            }
            Fields.keepRest(item, request);
        }
        request.messages(messages, field.path());
    }

    /// In front it is system text, later a message of its own.
    private void system(JsonCursor item, String word) {
        var blocks = parts.content(item);
        if (messages.isEmpty()) {
            for (var block : blocks) {
                if (block instanceof ContentBlock.Text text) {
                    request.system(new SystemBlock(text.text(), text.cacheControl()));
                } else {
                    request.receipt().dropped(block.path(), "instructions are text");
                }
            }
            item.find("name").ifPresent(name -> request.extra(new Extra("name", name.path(), name.value(), true)));
            return;
        }
        messages.add(new Message(Role.SYSTEM, blocks, Optional.of(word), Fields.text(item, "name"), item.path()));
    }

    private void assistant(JsonCursor item) {
        var blocks = new ArrayList<ContentBlock>();
        item.findString("reasoning_content")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> blocks.add(new ContentBlock.Thinking(
                        text, Optional.empty(), item.path().member("reasoning_content"))));
        if (item.find("content").isPresent()) {
            blocks.addAll(parts.content(item));
        }
        item.findString("refusal")
                .ifPresent(text ->
                        blocks.add(new ContentBlock.Refusal(text, item.path().member("refusal"))));
        item.itemsOf("tool_calls").forEach(call -> blocks.add(call(call)));
        item.find("function_call").ifPresent(call -> blocks.add(functionCall(call)));
        if (JsonArray.EMPTY.equals(item.asObject().get("annotations"))) {
            item.skip("annotations");
        }
        add(Role.ASSISTANT, blocks, item);
    }

    private ContentBlock call(JsonCursor call) {
        var custom = call.findString("type").equals(Optional.of("custom"));
        var tool = call.get(custom ? "custom" : "function");
        var arguments = custom
                ? tool.get("input").asString()
                : tool.findString("arguments").orElse("");
        var signature = call.find("extra_content")
                .flatMap(extra -> extra.find("google"))
                .flatMap(google -> google.findString("thought_signature"))
                .map(value -> new Signature(Signature.Maker.GOOGLE, value));
        var use = new ContentBlock.ToolUse(
                call.get("id").asString(),
                tool.get("name").asString(),
                arguments.isEmpty() && !custom ? "{}" : arguments,
                custom,
                signature,
                OpenAiChatCache.decode(call),
                call.path());
        Fields.keepRest(tool, request);
        Fields.keepRest(call, request, "index");
        return use;
    }

    /// CIN-006: the deprecated form has no ids.
    private ContentBlock functionCall(JsonCursor call) {
        var use = new ContentBlock.ToolUse(
                "call_f" + functions++,
                call.get("name").asString(),
                call.findString("arguments").filter(text -> !text.isEmpty()).orElse("{}"),
                false,
                Optional.empty(),
                Optional.empty(),
                call.path());
        openFunctions.add(use);
        return use;
    }

    /// The id of the latest unanswered call of that name; one nobody has if there is none.
    private String functionId(String name) {
        for (var i = openFunctions.size() - 1; i >= 0; i--) {
            if (openFunctions.get(i).name().equals(name)) {
                return openFunctions.remove(i).id();
            }
        }
        return "";
    }

    private void result(JsonCursor item, String id) {
        var result = new ContentBlock.ToolResult(id, parts.content(item), false, Optional.empty(), item.path());
        messages.add(Message.of(Role.USER, List.of(result), item.path()));
    }

    private void add(Role role, List<ContentBlock> blocks, JsonCursor item) {
        messages.add(new Message(role, blocks, Optional.empty(), Fields.text(item, "name"), item.path()));
    }
}
