package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A wish for pictures, as OpenAI's image endpoints take it.
///
/// Source: OpenAI API reference, `images/generations` and `images/edits`, read 2026-11.
///
/// @param pictures      to start from; none if the picture is to be made from words alone
/// @param mask          where to change them; transparent there
/// @param count         how many pictures; one if not said
/// @param partialImages how many unfinished pictures a stream is to show
/// @param others        the fields beside these
public record ImageRequest(
        String prompt,
        List<Picture> pictures,
        Optional<Picture> mask,
        OptionalLong count,
        Optional<String> size,
        Optional<String> responseFormat,
        boolean stream,
        OptionalLong partialImages,
        JsonObject others) {
    public ImageRequest {
        pictures = List.copyOf(pictures);
    }

    /// A picture in the request, where it lies.
    ///
    /// @param number counted from 0, all pictures and the mask together
    public record Picture(long number, String mediaType) {}
}
