package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.openai.OpenAiCacheBreakpoints;
import dev.antigravity.protocol.openai.OpenAiMedia;
import java.util.List;
import java.util.Optional;

/// Reads the content of a message or of a tool's output (RIN-003, MED).
final class OpenAiResponsesPartDecoder {
    private final ChatRequest.Builder request;

    OpenAiResponsesPartDecoder(ChatRequest.Builder request) {
        this.request = request;
    }

    /// A string is one text block.
    List<ContentBlock> content(JsonCursor content) {
        return content.isString()
                ? List.of(ContentBlock.Text.of(content.asString(), content.path()))
                : content.items().stream().map(this::part).toList();
    }

    private ContentBlock part(JsonCursor part) {
        var block = switch (part.get("type").asString()) {
            case "input_text", "output_text" -> text(part);
            case "refusal" -> new ContentBlock.Refusal(part.get("refusal").asString(), part.path());
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            case "input_audio" -> audio(part.get("input_audio"), part);
            default ->
                new ContentBlock.Native(Protocol.OPENAI_RESPONSES, part.asObject(), List.of(), true, part.path());
        };
        if (!(block instanceof ContentBlock.Native)) {
            Fields.keepRest(part, request);
        }
        return block;
    }

    private static ContentBlock text(JsonCursor part) {
        skipEmpty(part, "annotations");
        skipEmpty(part, "logprobs");
        return new ContentBlock.Text(
                part.get("text").asString(), List.of(), OpenAiCacheBreakpoints.decode(part), part.path());
    }

    /// Answers come back with lists that say nothing.
    private static void skipEmpty(JsonCursor part, String name) {
        if (JsonArray.EMPTY.equals(part.asObject().get(name))) {
            part.skip(name);
        }
    }

    private static ContentBlock image(JsonCursor part) {
        var id = part.findString("file_id");
        var source = id.isPresent() ? new MediaSource.FileId(id.get()) : OpenAiMedia.decodeUrl(part.get("image_url"));
        return new ContentBlock.Image(
                source, Fields.text(part, "detail"), OpenAiCacheBreakpoints.decode(part), part.path());
    }

    private static ContentBlock file(JsonCursor part) {
        var name = part.findString("filename");
        return OpenAiMedia.file(fileSource(part, name), name, OpenAiCacheBreakpoints.decode(part), part.path());
    }

    private static MediaSource fileSource(JsonCursor part, Optional<String> name) {
        var id = part.findString("file_id");
        if (id.isPresent()) {
            return new MediaSource.FileId(id.get());
        }
        var url = part.findString("file_url");
        return url.isPresent()
                ? new MediaSource.Url(url.get(), Optional.empty())
                : OpenAiMedia.decodeFileData(part.get("file_data"), name);
    }

    private ContentBlock audio(JsonCursor audio, JsonCursor part) {
        var decoded = new ContentBlock.Audio(
                "audio/" + audio.get("format").asString(), audio.get("data").asString(), part.path());
        Fields.keepRest(audio, request);
        return decoded;
    }
}
