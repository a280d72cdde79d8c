package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.SignatureEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the content blocks of a request (AIN-003, AIN-005, AIN-011, MED-005).
final class AnthropicPartDecoder {
    private final ChatRequest.Builder request;

    AnthropicPartDecoder(ChatRequest.Builder request) {
        this.request = request;
    }

    /// A string is one text block.
    List<ContentBlock> content(JsonCursor content) {
        return content.isString()
                ? List.of(ContentBlock.Text.of(content.asString(), content.path()))
                : content.items().stream().map(this::block).toList();
    }

    private ContentBlock block(JsonCursor block) {
        var type = block.get("type").asString();
        var decoded = switch (type) {
            case "text" -> text(block);
            case "image" -> image(block);
            case "document" -> document(block);
            case "search_result" -> searchResult(block);
            case "thinking" -> thinking(block);
            case "redacted_thinking" ->
                new ContentBlock.RedactedThinking(block.get("data").asString(), block.path());
            case "tool_use" -> toolUse(block);
            case "tool_result" -> toolResult(block);
            case "tool_reference" -> toolReference(block);
            case "container_upload" -> containerUpload(block);
            default -> null;
        };
        if (decoded == null) {
            var isServerTool =
                    type.equals("server_tool_use") || type.endsWith("_tool_result") || type.equals("mcp_tool_use");
            return own(block, List.of(), !isServerTool);
        }
        if (!(decoded instanceof ContentBlock.Native)) {
            Fields.keepRest(block, request);
        }
        return decoded;
    }

    private ContentBlock text(JsonCursor block) {
        return new ContentBlock.Text(
                block.get("text").asString(), List.of(), AnthropicCache.decode(block), block.path());
    }

    private ContentBlock image(JsonCursor block) {
        return new ContentBlock.Image(
                source(block.get("source")), Optional.empty(), AnthropicCache.decode(block), block.path());
    }

    private ContentBlock document(JsonCursor block) {
        var source = block.get("source");
        var title = block.findString("title");
        var cache = AnthropicCache.decode(block);
        block.find("citations").ifPresent(citations -> {
            citations
                    .find("enabled")
                    .ifPresent(enabled -> request.extra(new Extra("enabled", enabled.path(), enabled.value(), true)));
            Fields.keepRest(citations, request);
        });
        switch (source.get("type").asString()) {
            case "text" -> {
                var text = title.map(line -> line + "\n\n").orElse("")
                        + source.get("data").asString();
                Fields.keepRest(block, request);
                return own(block, List.of(new ContentBlock.Text(text, List.of(), cache, block.path())), true);
            }
            case "content" -> {
                var blocks = content(source.get("content"));
                Fields.keepRest(block, request);
                return own(block, cachedLast(blocks, cache), true);
            }
            default -> {
                return new ContentBlock.Document(source(source), title, cache, block.path());
            }
        }
    }

    private MediaSource source(JsonCursor source) {
        var type = source.get("type");
        var decoded = switch (type.asString()) {
            case "base64" ->
                new MediaSource.Base64(
                        source.get("media_type").asString(), source.get("data").asString());
            case "url" -> new MediaSource.Url(source.get("url").asString(), Optional.empty());
            case "file" -> new MediaSource.FileId(source.get("file_id").asString());
            default -> throw type.complaint("expected base64, url or file");
        };
        Fields.keepRest(source, request);
        return decoded;
    }

    private ContentBlock searchResult(JsonCursor block) {
        var lines = Stream.of(block.get("title").asString(), block.get("source").asString())
                .collect(Collectors.joining("\n"));
        var texts = String.join("\n", AnthropicRequestDecoder.texts(block.get("content")));
        var cache = AnthropicCache.decode(block);
        return own(block, List.of(new ContentBlock.Text(lines + "\n\n" + texts, List.of(), cache, block.path())), true);
    }

    private static ContentBlock thinking(JsonCursor block) {
        return SignatureEnvelope.open(
                block.findString("signature"),
                block.get("thinking").asString(),
                Signature.Maker.ANTHROPIC,
                block.path());
    }

    private static ContentBlock toolUse(JsonCursor block) {
        return new ContentBlock.ToolUse(
                block.get("id").asString(),
                block.get("name").asString(),
                Json.text(block.find("input").map(JsonCursor::asObject).orElse(JsonObject.EMPTY)),
                false,
                Optional.empty(),
                AnthropicCache.decode(block),
                block.path());
    }

    private ContentBlock toolResult(JsonCursor block) {
        var content = block.find("content").map(this::resultContent).orElse(List.of());
        return new ContentBlock.ToolResult(
                block.get("tool_use_id").asString(),
                content,
                block.findBoolean("is_error").orElse(false),
                AnthropicCache.decode(block),
                block.path());
    }

    private List<ContentBlock> resultContent(JsonCursor content) {
        return content.isString() || content.isArray()
                ? content(content)
                : List.of(ContentBlock.Text.of(Json.text(content.value()), content.path()));
    }

    private ContentBlock toolReference(JsonCursor block) {
        var text = "Tool available: " + block.get("tool_name").asString();
        return own(block, List.of(ContentBlock.Text.of(text, block.path())), true);
    }

    private ContentBlock containerUpload(JsonCursor block) {
        var file = new MediaSource.FileId(block.get("file_id").asString());
        return own(
                block,
                List.of(new ContentBlock.Document(file, Optional.empty(), Optional.empty(), block.path())),
                true);
    }

    /// A block that only Anthropic has.
    private static ContentBlock own(JsonCursor block, List<ContentBlock> standIns, boolean matters) {
        return new ContentBlock.Native(Protocol.ANTHROPIC_MESSAGES, block.asObject(), standIns, matters, block.path());
    }

    /// A document's cache mark stands behind its last block.
    private static List<ContentBlock> cachedLast(List<ContentBlock> blocks, Optional<CacheControl> cache) {
        if (cache.isEmpty() || blocks.isEmpty() || !(blocks.getLast() instanceof ContentBlock.Text last)) {
            return blocks;
        }
        var marked = new ArrayList<>(blocks);
        marked.set(marked.size() - 1, new ContentBlock.Text(last.text(), last.citations(), cache, last.path()));
        return marked;
    }
}
