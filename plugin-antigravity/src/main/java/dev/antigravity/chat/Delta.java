package dev.antigravity.chat;

import java.util.List;

/// A piece of a block in a stream.
public sealed interface Delta {
    /// More text of a text, thinking or refusal block.
    ///
    /// @param logprobs probabilities of its tokens, if they were asked for
    record Text(String text, List<TokenLogprob> logprobs) implements Delta {
        public Text {
            logprobs = List.copyOf(logprobs);
        }

        public static Text of(String text) {
            return new Text(text, List.of());
        }
    }

    /// More of a call's arguments, as JSON text or as the free text of a custom tool.
    record Arguments(String text) implements Delta {}

    /// The proof of a thinking block or of a call.
    record Signed(Signature signature) implements Delta {}

    /// A source for a text block.
    record Cited(Citation citation) implements Delta {}
}
