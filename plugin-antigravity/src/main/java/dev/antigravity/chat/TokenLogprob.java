package dev.antigravity.chat;

import dev.antigravity.json.JsonNumber;
import java.util.List;

/// One token of the answer and how likely it was.
///
/// @param logprob natural logarithm of its probability
/// @param top     the likeliest tokens at this place, most likely first
public record TokenLogprob(String token, JsonNumber logprob, List<TokenLogprob> top) {
    public TokenLogprob {
        top = List.copyOf(top);
    }
}
