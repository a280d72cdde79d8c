package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.MediaRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pictures, sounds and files (GIN-006, MED-001 to MED-007).
final class GeminiMedia {
    private static final Map<String, String> TYPES_BY_ENDING = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "heic", "image/heic",
            "pdf", MediaRules.PDF);

    /// Files that Google keeps: of the Files API, by name or address, and of Cloud Storage.
    private static final Pattern KEPT_FILE =
            Pattern.compile("gs://.*|files/.*|https://generativelanguage\\.googleapis\\.com/.*");

    private GeminiMedia() {}

    static ContentBlock decodeData(GeminiCursor data, JsonPath path, ChatRequest.Builder request) {
        var type = data.get("mimeType").asString();
        var bytes = standardBase64(data.get("data").asString());
        var decoded = type.startsWith("audio/")
                ? new ContentBlock.Audio(type, bytes, path)
                : block(type, new MediaSource.Base64(type, bytes), data, path);
        Fields.keepRest(data.plain(), request);
        return decoded;
    }

    static ContentBlock decodeFile(GeminiCursor file, JsonPath path, ChatRequest.Builder request) {
        var uri = file.get("fileUri").asString();
        var type = file.findString("mimeType");
        var source = KEPT_FILE.matcher(uri).matches() ? new MediaSource.FileId(uri) : new MediaSource.Url(uri, type);
        var decoded = block(type.or(() -> typeOf(uri)).orElse(""), source, file, path);
        Fields.keepRest(file.plain(), request);
        return decoded;
    }

    private static ContentBlock block(String type, MediaSource source, GeminiCursor place, JsonPath path) {
        return type.startsWith("image/")
                ? new ContentBlock.Image(source, Optional.empty(), Optional.empty(), path)
                : new ContentBlock.Document(source, place.findString("displayName"), Optional.empty(), path);
    }

    /// A source as a part.
    ///
    /// @param ownFiles whether the upstream keeps the files the client speaks of
    static JsonObject encode(MediaSource source, boolean ownFiles, JsonPath path) {
        return switch (source) {
            case MediaSource.Base64(var type, var data) -> encodeData(type, data);
            case MediaSource.Url(var url, var type) -> encodeFile(url, type.or(() -> typeOf(url)));
            case MediaSource.PlainText(var text) -> JsonObject.of("text", text);
            case MediaSource.FileId(var id) -> {
                if (!ownFiles) {
                    throw MediaRules.fileNotPortable(path);
                }
                yield encodeFile(id, Optional.empty());
            }
        };
    }

    static JsonObject encodeData(String type, String data) {
        return JsonObject.of("inlineData", JsonObject.of("mimeType", type, "data", data));
    }

    private static JsonObject encodeFile(String uri, Optional<String> type) {
        var file = JsonObject.builder().put("fileUri", uri);
        type.ifPresent(known -> file.put("mimeType", known));
        return JsonObject.of("fileData", file.build());
    }

    /// The type an address ends in; queries and fragments do not count.
    private static Optional<String> typeOf(String url) {
        var path = url.split("[?#]", 2)[0];
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES_BY_ENDING.get(ending));
    }

    /// Google's Python client writes bytes in the alphabet for addresses, which others do not take.
    static String standardBase64(String data) {
        if (data.indexOf('-') < 0 && data.indexOf('_') < 0) {
            return data;
        }
        return data.replace('-', '+').replace('_', '/');
    }
}
