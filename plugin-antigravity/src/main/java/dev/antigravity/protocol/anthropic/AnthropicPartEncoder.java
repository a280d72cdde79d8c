package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.CustomTools;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes content blocks (AUP-003, AUP-010, AUP-011, MED).
final class AnthropicPartEncoder {
    private static final Set<String> IMAGE_TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final ToolNames names;
    private final FidelityReceipt receipt;

    AnthropicPartEncoder(ToolNames names, FidelityReceipt receipt) {
        this.names = names;
        this.receipt = receipt;
    }

    List<JsonObject> encode(List<ContentBlock> blocks) {
        var encoded = new ArrayList<JsonObject>();
        for (var block : blocks) {
            encode(block, encoded);
        }
        return encoded;
    }

    private void encode(ContentBlock block, List<JsonObject> out) {
        switch (block) {
            case ContentBlock.Text text -> text(text.text(), text.cacheControl(), out);
            case ContentBlock.Refusal refusal -> text(refusal.text(), Optional.empty(), out);
            case ContentBlock.Image image -> out.add(image(image));
            case ContentBlock.Document document -> out.add(document(document));
            case ContentBlock.Audio audio ->
                throw RejectedRequestException.unsupported(audio.path(), "Anthropic models do not take audio");
            case ContentBlock.ToolUse use -> out.add(toolUse(use));
            case ContentBlock.ToolResult result -> out.add(toolResult(result));
            case ContentBlock.Thinking thinking -> thinking(thinking, out);
            case ContentBlock.RedactedThinking redacted ->
                out.add(JsonObject.of("type", "redacted_thinking", "data", redacted.data()));
            case ContentBlock.Native own -> nativeBlock(own, out);
        }
    }

    /// The vendor refuses empty texts.
    private static void text(String text, Optional<CacheControl> cache, List<JsonObject> out) {
        if (!text.isEmpty()) {
            out.add(cached(JsonObject.builder().put("type", "text").put("text", text), cache));
        }
    }

    private JsonObject image(ContentBlock.Image image) {
        image.detail()
                .filter(detail -> !detail.value().equals("auto"))
                .ifPresent(detail -> receipt.dropped(detail.path(), "pictures have no detail setting"));
        if (image.source() instanceof MediaSource.Base64(var mediaType, var _) && !IMAGE_TYPES.contains(mediaType)) {
            throw RejectedRequestException.unsupported(
                    image.path(), "Anthropic models take jpeg, png, gif and webp, not " + mediaType);
        }
        return cached(
                JsonObject.builder().put("type", "image").put("source", source(image.source(), image.path())),
                image.cacheControl());
    }

    private JsonObject document(ContentBlock.Document document) {
        var source = MediaRules.readable(document);
        MediaRules.mediaType(source)
                .filter(type -> !type.equals(MediaRules.PDF))
                .ifPresent(type -> {
                    throw RejectedRequestException.unsupported(
                            document.path(), "Anthropic models take PDF and text, not " + type);
                });
        var block = JsonObject.builder().put("type", "document").put("source", source(source, document.path()));
        document.title().ifPresent(title -> block.put("title", title));
        return cached(block, document.cacheControl());
    }

    private static JsonObject source(MediaSource source, JsonPath path) {
        return switch (source) {
            case MediaSource.Base64(var mediaType, var data) ->
                JsonObject.builder()
                        .put("type", "base64")
                        .put("media_type", mediaType)
                        .put("data", data)
                        .build();
            case MediaSource.Url(var url, var _) -> JsonObject.of("type", "url", "url", url);
            case MediaSource.PlainText(var text) ->
                JsonObject.builder()
                        .put("type", "text")
                        .put("media_type", MediaRules.TEXT)
                        .put("data", text)
                        .build();
            case MediaSource.FileId _ -> throw MediaRules.fileNotPortable(path);
        };
    }

    private JsonObject toolUse(ContentBlock.ToolUse use) {
        var arguments = use.custom() ? CustomTools.asArguments(use.arguments()) : use.arguments();
        return cached(
                JsonObject.builder()
                        .put("type", "tool_use")
                        .put("id", use.id())
                        .put("name", names.upstream(use.name()))
                        .put("input", input(arguments, use.path())),
                use.cacheControl());
    }

    private JsonObject input(String arguments, JsonPath path) {
        if (arguments.isEmpty()) {
            return JsonObject.EMPTY;
        }
        try {
            if (Json.parse(arguments) instanceof JsonObject object) {
                return object;
            }
        } catch (MalformedJsonException _) {
            // Told like any other value that is no object.
        }
        receipt.approximated(path, "the arguments were no JSON object and are sent as an empty one");
        return JsonObject.EMPTY;
    }

    private JsonObject toolResult(ContentBlock.ToolResult result) {
        var block = JsonObject.builder().put("type", "tool_result").put("tool_use_id", result.toolUseId());
        var content = encode(result.content());
        if (!content.isEmpty()) {
            block.put("content", new JsonArray(List.copyOf(content)));
        }
        if (result.isError()) {
            block.put("is_error", true);
        }
        return cached(block, result.cacheControl());
    }

    private void thinking(ContentBlock.Thinking thinking, List<JsonObject> out) {
        var proof = thinking.signature().filter(signature -> signature.maker() == Signature.Maker.ANTHROPIC);
        if (proof.isEmpty()) {
            receipt.droppedQuietly(thinking.path(), "reasoning goes back to its maker only");
            return;
        }
        out.add(JsonObject.builder()
                .put("type", "thinking")
                .put("thinking", thinking.text())
                .put("signature", proof.get().value())
                .build());
    }

    private void nativeBlock(ContentBlock.Native own, List<JsonObject> out) {
        if (own.origin() == Protocol.ANTHROPIC_MESSAGES) {
            out.add(own.wire());
            return;
        }
        own.standIns().forEach(standIn -> encode(standIn, out));
        MediaRules.noteForeign(own, receipt);
    }

    private static JsonObject cached(JsonObject.Builder block, Optional<CacheControl> cache) {
        AnthropicCache.encode(cache, block);
        return block.build();
    }
}
