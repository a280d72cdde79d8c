package dev.antigravity.protocol;

import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Pictures that came back.
///
/// @param pictures at least one
/// @param tokens   empty if the upstream did not count
public record ImageReply(List<Picture> pictures, Optional<PictureTokens> tokens) {
    public ImageReply {
        pictures = List.copyOf(pictures);
    }

    /// @param number        as {@link ImageCodec#decode} was given it
    /// @param facts         what the upstream says of it: `size`, `quality`, `background`, `output_format`
    /// @param revisedPrompt the words it was drawn from, if they are not the client's
    public record Picture(long number, JsonObject facts, Optional<String> revisedPrompt) {}
}
