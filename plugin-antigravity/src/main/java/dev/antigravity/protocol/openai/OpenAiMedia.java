package dev.antigravity.protocol.openai;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.RejectedRequestException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Pictures and files as addresses, mostly `data:` ones (MED-001 to MED-008).
public final class OpenAiMedia {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";
    private static final String STANDARD_NAME = "document.pdf";

    private static final Map<String, String> TYPES_BY_ENDING = Map.of(
            "pdf",
            MediaRules.PDF,
            "txt",
            MediaRules.TEXT,
            "md",
            "text/markdown",
            "csv",
            "text/csv",
            "html",
            "text/html",
            "json",
            "application/json",
            "png",
            "image/png",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg");

    private OpenAiMedia() {}

    /// The source an address stands for.
    public static MediaSource decodeUrl(JsonCursor field) {
        var url = field.asString();
        return url.startsWith(DATA) ? decodeData(url, field) : new MediaSource.Url(url, Optional.empty());
    }

    /// File data: a `data:` address, or bare base64 of the type the file's name says (MED-008).
    public static MediaSource decodeFileData(JsonCursor field, Optional<String> fileName) {
        var data = field.asString();
        return data.startsWith(DATA)
                ? decodeData(data, field)
                : new MediaSource.Base64(
                        fileName.flatMap(OpenAiMedia::typeByName).orElse(MediaRules.PDF), data);
    }

    /// A file part: a picture is one, however it was sent.
    public static ContentBlock file(
            MediaSource source, Optional<String> name, Optional<CacheControl> mark, JsonPath path) {
        var isPicture = MediaRules.mediaType(source)
                .filter(type -> type.startsWith("image/"))
                .isPresent();
        return isPicture
                ? new ContentBlock.Image(source, Optional.empty(), mark, path)
                : new ContentBlock.Document(source, name, mark, path);
    }

    private static MediaSource decodeData(String url, JsonCursor field) {
        var split = url.indexOf(BASE64);
        if (split < 0) {
            throw field.complaint("a data: address must hold base64");
        }
        var type = url.substring(DATA.length(), split);
        var parameters = type.indexOf(';');
        return new MediaSource.Base64(
                parameters < 0 ? type : type.substring(0, parameters), url.substring(split + BASE64.length()));
    }

    /// The address of a picture.
    public static String encodeImage(ContentBlock.Image image) {
        return switch (image.source()) {
            case MediaSource.Base64(var mediaType, var data) -> dataUrl(mediaType, data);
            case MediaSource.Url(var url, var _) -> url;
            case MediaSource.FileId _, MediaSource.PlainText _ -> throw MediaRules.fileNotPortable(image.path());
        };
    }

    /// The `file_data` of a document.
    public static String encodeFile(MediaSource.Base64 source, JsonPath path) {
        refuseFilm(source.mediaType(), path);
        return dataUrl(source.mediaType(), source.data());
    }

    /// Refuses a file that is to be seen or heard and not read (MED-007).
    public static void refuseFilm(String mediaType, JsonPath path) {
        if (mediaType.startsWith("video/") || mediaType.startsWith("audio/")) {
            throw RejectedRequestException.unsupported(path, "OpenAI models take no file of " + mediaType);
        }
    }

    public static String fileName(ContentBlock.Document document) {
        return document.title().orElse(STANDARD_NAME);
    }

    private static String dataUrl(String mediaType, String data) {
        return DATA + mediaType + BASE64 + data;
    }

    private static Optional<String> typeByName(String fileName) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES_BY_ENDING.get(ending));
    }
}
