package dev.antigravity.chat;

import java.util.List;

/// A whole answer.
///
/// @param logprobs probabilities of the tokens of its text, in order; empty if nobody asked
public record ChatReply(List<ContentBlock> blocks, Stop stop, Usage usage, List<TokenLogprob> logprobs) {
    public ChatReply {
        blocks = List.copyOf(blocks);
        logprobs = List.copyOf(logprobs);
    }
}
