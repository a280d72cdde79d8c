package dev.antigravity.sandbox.media;

import java.util.Base64;
import java.util.Optional;

/// A decoded attachment.
///
/// @param claimed the media type the client gave
/// @param found   the media type the bytes begin like, if that is known
/// @param size    of a picture
public record Attachment(String claimed, Optional<String> found, Optional<PictureSize> size, int bytes) {
    /// @return empty if the text is not Base64, or holds nothing
    public static Optional<Attachment> decode(String claimed, String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            if (bytes.length == 0) {
                return Optional.empty();
            }
            return Optional.of(new Attachment(claimed, MediaType.of(bytes), PictureSize.of(bytes), bytes.length));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The attachment in words: `image/png 16x16, 83 bytes`.
    public String description() {
        return claimed + size.map(picture -> " " + picture).orElse("") + ", " + bytes + " bytes";
    }

    /// What it costs in a prompt: pictures by their area, other files by their length.
    public long tokens() {
        return size.map(PictureSize::tokens).orElse(1 + bytes / 50L);
    }
}
