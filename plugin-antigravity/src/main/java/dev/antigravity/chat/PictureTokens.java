package dev.antigravity.chat;

import java.util.OptionalLong;

/// What a request for pictures used, as the upstream counted it. Nothing here is estimated.
///
/// @param input    all tokens of the request
/// @param words    those of its words; empty if the upstream did not tell them apart
/// @param pictures those of the pictures in it
/// @param output   those of the pictures that came, unfinished ones included
public record PictureTokens(long input, OptionalLong words, OptionalLong pictures, long output) {
    /// The same where pictures do not matter.
    public Usage usage() {
        return new Usage(input, OptionalLong.empty(), OptionalLong.empty(), output, OptionalLong.empty());
    }
}
