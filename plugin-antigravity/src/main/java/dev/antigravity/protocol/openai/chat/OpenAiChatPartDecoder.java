package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.openai.OpenAiMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the content of a message (CIN-002, CIN-013, MED).
final class OpenAiChatPartDecoder {
    private final ChatRequest.Builder request;

    OpenAiChatPartDecoder(ChatRequest.Builder request) {
        this.request = request;
    }

    /// A string is one text block. A cache mark on the message belongs to its last part.
    List<ContentBlock> content(JsonCursor message) {
        var content = message.get("content");
        var mark = OpenAiChatCache.decode(message);
        var blocks = new ArrayList<ContentBlock>();
        if (content.isString()) {
            blocks.add(new ContentBlock.Text(content.asString(), List.of(), Optional.empty(), content.path()));
        } else {
            content.items().forEach(part -> blocks.add(part(part)));
        }
        if (mark.isPresent() && !blocks.isEmpty()) {
            blocks.add(marked(blocks.removeLast(), mark));
        }
        return blocks;
    }

    private ContentBlock part(JsonCursor part) {
        var block = switch (part.get("type").asString()) {
            case "text" ->
                new ContentBlock.Text(
                        part.get("text").asString(), List.of(), OpenAiChatCache.decode(part), part.path());
            case "refusal" -> new ContentBlock.Refusal(part.get("refusal").asString(), part.path());
            case "image_url" -> image(part);
            case "input_audio" -> audio(part);
            case "file" -> file(part);
            default -> new ContentBlock.Native(Protocol.OPENAI_CHAT, part.asObject(), List.of(), true, part.path());
        };
        if (!(block instanceof ContentBlock.Native)) {
            Fields.keepRest(part, request);
        }
        return block;
    }

    private ContentBlock image(JsonCursor part) {
        var image = part.get("image_url");
        var decoded = new ContentBlock.Image(
                OpenAiMedia.decodeUrl(image.get("url")),
                Fields.text(image, "detail"),
                OpenAiChatCache.decode(part),
                part.path());
        Fields.keepRest(image, request);
        return decoded;
    }

    private ContentBlock audio(JsonCursor part) {
        var audio = part.get("input_audio");
        var decoded = new ContentBlock.Audio(
                "audio/" + audio.get("format").asString(), audio.get("data").asString(), part.path());
        Fields.keepRest(audio, request);
        return decoded;
    }

    private ContentBlock file(JsonCursor part) {
        var file = part.get("file");
        var name = file.findString("filename");
        var id = file.findString("file_id");
        var source = id.isPresent()
                ? new MediaSource.FileId(id.get())
                : OpenAiMedia.decodeFileData(file.get("file_data"), name);
        Fields.keepRest(file, request);
        return OpenAiMedia.file(source, name, OpenAiChatCache.decode(part), part.path());
    }

    private static ContentBlock marked(ContentBlock block, Optional<CacheControl> mark) {
        return switch (block) {
            case ContentBlock.Text text
            when text.cacheControl().isEmpty() ->
                new ContentBlock.Text(text.text(), text.citations(), mark, text.path());
            case ContentBlock.Image image
            when image.cacheControl().isEmpty() ->
                new ContentBlock.Image(image.source(), image.detail(), mark, image.path());
            case ContentBlock.Document document
            when document.cacheControl().isEmpty() ->
                new ContentBlock.Document(document.source(), document.title(), mark, document.path());
            default -> block;
        };
    }
}
