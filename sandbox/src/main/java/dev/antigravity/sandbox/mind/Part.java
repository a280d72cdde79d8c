package dev.antigravity.sandbox.mind;

import java.util.List;

/// A part of a turn.
public sealed interface Part {
    record Text(String text) implements Part {}

    /// A picture, a document or a sound, in words: `image/png 16x16`.
    record Media(String description) implements Part {}

    record Thought(String text) implements Part {}

    record Call(String id, String tool) implements Part {}

    /// What a tool gave back.
    record Result(String callId, String tool, String text, List<Media> media, boolean isError) implements Part {
        public Result {
            media = List.copyOf(media);
        }
    }
}
