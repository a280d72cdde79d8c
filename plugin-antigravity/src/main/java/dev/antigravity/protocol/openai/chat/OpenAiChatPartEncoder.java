package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.openai.OpenAiCacheBreakpoints;
import dev.antigravity.protocol.openai.OpenAiMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the parts of a message (CUP-002, MED).
final class OpenAiChatPartEncoder {
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;

    OpenAiChatPartEncoder(UpstreamProfile profile, FidelityReceipt receipt) {
        this.profile = profile;
        this.receipt = receipt;
    }

    List<JsonObject> encode(List<ContentBlock> blocks) {
        var parts = new ArrayList<JsonObject>();
        for (var block : blocks) {
            encode(block, parts);
        }
        return parts;
    }

    private void encode(ContentBlock block, List<JsonObject> out) {
        switch (block) {
            case ContentBlock.Text text -> {
                if (!text.text().isEmpty()) {
                    out.add(text(text.text(), text.cacheControl()));
                }
            }
            case ContentBlock.Refusal refusal -> out.add(JsonObject.of("type", "refusal", "refusal", refusal.text()));
            case ContentBlock.Image image -> out.add(image(image));
            case ContentBlock.Document document -> out.add(document(document));
            case ContentBlock.Audio audio -> out.add(audio(audio));
            case ContentBlock.Native own -> {
                if (own.origin() == Protocol.OPENAI_CHAT) {
                    out.add(own.wire());
                } else {
                    own.standIns().forEach(standIn -> encode(standIn, out));
                    MediaRules.noteForeign(own, receipt);
                }
            }
            case ContentBlock.Thinking thinking ->
                receipt.droppedQuietly(thinking.path(), "reasoning goes back to its maker only");
            case ContentBlock.RedactedThinking redacted ->
                receipt.droppedQuietly(redacted.path(), "reasoning goes back to its maker only");
            case ContentBlock.ToolUse use -> receipt.dropped(use.path(), "a call outside an assistant message");
            case ContentBlock.ToolResult result -> receipt.dropped(result.path(), "a result outside a user message");
        }
    }

    JsonObject text(String text, Optional<CacheControl> mark) {
        return cached(JsonObject.builder().put("type", "text").put("text", text), mark);
    }

    private JsonObject image(ContentBlock.Image image) {
        var address = JsonObject.builder().put("url", OpenAiMedia.encodeImage(image));
        image.detail()
                .filter(detail -> !detail.value().equals("auto"))
                .ifPresent(detail -> address.put("detail", detail.value()));
        return cached(
                JsonObject.builder().put("type", "image_url").put("image_url", address.build()), image.cacheControl());
    }

    private JsonObject document(ContentBlock.Document document) {
        return switch (document.source()) {
            case MediaSource.PlainText(var text) -> text(MediaRules.asText(document, text), document.cacheControl());
            case MediaSource.Base64 source ->
                cached(
                        JsonObject.builder()
                                .put("type", "file")
                                .put(
                                        "file",
                                        JsonObject.builder()
                                                .put("file_data", OpenAiMedia.encodeFile(source, document.path()))
                                                .put("filename", OpenAiMedia.fileName(document))
                                                .build()),
                        document.cacheControl());
            case MediaSource.Url _ ->
                throw RejectedRequestException.unsupported(
                        document.path(), "Chat Completions takes no files by address; send the data");
            case MediaSource.FileId _ -> throw MediaRules.fileNotPortable(document.path());
        };
    }

    private static JsonObject audio(ContentBlock.Audio audio) {
        var format = switch (audio.mediaType()) {
            case "audio/wav", "audio/x-wav", "audio/wave" -> "wav";
            case "audio/mp3", "audio/mpeg" -> "mp3";
            default ->
                throw RejectedRequestException.unsupported(
                        audio.path(), "Chat Completions takes wav and mp3, not " + audio.mediaType());
        };
        return JsonObject.of(
                "type",
                new JsonString("input_audio"),
                "input_audio",
                JsonObject.of("data", audio.data(), "format", format));
    }

    private JsonObject cached(JsonObject.Builder part, Optional<CacheControl> mark) {
        OpenAiCacheBreakpoints.encode(mark, profile, part);
        return part.build();
    }
}
