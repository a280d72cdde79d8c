package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.openai.OpenAiCacheBreakpoints;
import dev.antigravity.protocol.openai.OpenAiMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what goes into the model: the parts of a message that is not the assistant's, or of a tool's output
/// (RUP-001, RUP-003, MED).
final class OpenAiResponsesPartEncoder {
    private final Protocol client;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;

    OpenAiResponsesPartEncoder(Protocol client, UpstreamProfile profile, FidelityReceipt receipt) {
        this.client = client;
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
            case ContentBlock.Text text -> text(text.text(), text.cacheControl(), text.path(), out);
            case ContentBlock.Refusal refusal -> text(refusal.text(), Optional.empty(), refusal.path(), out);
            case ContentBlock.Image image -> out.add(image(image));
            case ContentBlock.Document document -> document(document, out);
            case ContentBlock.Audio audio ->
                throw RejectedRequestException.unsupported(audio.path(), "Responses takes no audio");
            case ContentBlock.Native own -> {
                if (own.origin() == Protocol.OPENAI_RESPONSES) {
                    out.add(own.wire());
                } else {
                    own.standIns().forEach(standIn -> encode(standIn, out));
                    MediaRules.noteForeign(own, receipt);
                }
            }
            case ContentBlock.Thinking _, ContentBlock.RedactedThinking _ ->
                receipt.droppedQuietly(block.path(), "reasoning goes back to its maker only");
            case ContentBlock.ToolUse _ -> receipt.dropped(block.path(), "a call outside an assistant message");
            case ContentBlock.ToolResult _ -> receipt.dropped(block.path(), "a result outside a user message");
        }
    }

    private void text(String text, Optional<CacheControl> mark, JsonPath path, List<JsonObject> out) {
        if (!text.isEmpty()) {
            var part = JsonObject.builder().put("type", "input_text").put("text", text);
            out.add(cached(part, mark, path));
        }
    }

    private JsonObject image(ContentBlock.Image image) {
        var part = JsonObject.builder().put("type", "input_image");
        if (image.source() instanceof MediaSource.FileId(var id) && client == Protocol.OPENAI_RESPONSES) {
            part.put("file_id", id);
        } else {
            part.put("image_url", OpenAiMedia.encodeImage(image));
        }
        part.put("detail", image.detail().map(Given::value).orElse("auto"));
        return cached(part, image.cacheControl(), image.path());
    }

    private void document(ContentBlock.Document document, List<JsonObject> out) {
        var part = JsonObject.builder().put("type", "input_file");
        switch (document.source()) {
            case MediaSource.PlainText(var text) -> {
                text(MediaRules.asText(document, text), document.cacheControl(), document.path(), out);
                return;
            }
            case MediaSource.Base64 source ->
                part.put("file_data", OpenAiMedia.encodeFile(source, document.path()))
                        .put("filename", OpenAiMedia.fileName(document));
            case MediaSource.Url(var url, var type) -> {
                type.ifPresent(known -> OpenAiMedia.refuseFilm(known, document.path()));
                part.put("file_url", url);
                document.title().ifPresent(title -> part.put("filename", title));
            }
            case MediaSource.FileId(var id) -> {
                if (client != Protocol.OPENAI_RESPONSES) {
                    throw MediaRules.fileNotPortable(document.path());
                }
                part.put("file_id", id);
            }
        }
        out.add(cached(part, document.cacheControl(), document.path()));
    }

    /// @param path where the mark stands in the client's request
    JsonObject cached(JsonObject.Builder part, Optional<CacheControl> mark, JsonPath path) {
        if (profile.cacheBreakpoints()) {
            OpenAiCacheBreakpoints.encode(mark, profile, part);
        } else {
            noteMark(mark, path);
        }
        return part.build();
    }

    /// A cache mark on something that can have none here.
    void noteMark(Optional<CacheControl> mark, JsonPath path) {
        if (mark.isPresent()) {
            receipt.droppedQuietly(path.member("cache_control"), "no place for a cache mark");
        }
    }
}
