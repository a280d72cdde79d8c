package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What holds for pictures, documents and foreign blocks whichever way they go (MED, SRV-003).
public final class MediaRules {
    public static final String PDF = "application/pdf";
    public static final String TEXT = "text/plain";

    private MediaRules() {}

    /// A document's source, text made readable where it came as base64.
    public static MediaSource readable(ContentBlock.Document document) {
        if (document.source() instanceof MediaSource.Base64(var mediaType, var data) && mediaType.startsWith("text/")) {
            try {
                return new MediaSource.PlainText(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException _) {
                throw RejectedRequestException.invalid(document.path(), "the data is no base64");
            }
        }
        return document.source();
    }

    /// The type of a source's bytes, if the client said it.
    public static Optional<String> mediaType(MediaSource source) {
        return switch (source) {
            case MediaSource.Base64 data -> Optional.of(data.mediaType());
            case MediaSource.Url address -> address.mediaType();
            case MediaSource.FileId _, MediaSource.PlainText _ -> Optional.empty();
        };
    }

    /// A text document as text, its title on top (MED-005).
    public static String asText(ContentBlock.Document document, String text) {
        return document.title().map(title -> title + "\n\n" + text).orElse(text);
    }

    public static RejectedRequestException fileNotPortable(JsonPath path) {
        return RejectedRequestException.unsupported(path, "a file kept by one vendor means nothing to another");
    }

    /// Notes a block of another protocol that nothing stands in for.
    public static void noteForeign(ContentBlock.Native block, FidelityReceipt receipt) {
        if (!block.standIns().isEmpty()) {
            return;
        }
        if (block.matters()) {
            receipt.dropped(block.path(), "a block only " + block.origin().title() + " has");
        } else {
            receipt.droppedQuietly(
                    block.path(), "a server tool's block only " + block.origin().title() + " has");
        }
    }
}
