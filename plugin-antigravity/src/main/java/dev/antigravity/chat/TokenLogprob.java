package dev.antigravity.chat;

import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// One token of the answer and how likely it was.
///
/// @param logprob natural logarithm of its probability
/// @param bytes   the token's bytes as the upstream lists them, for a token need not be whole characters; empty if it
/// did
///                not say
/// @param top     the likeliest tokens at this place, most likely first
public record TokenLogprob(String token, JsonNumber logprob, Optional<JsonValue> bytes, List<TokenLogprob> top) {
    public TokenLogprob {
        top = List.copyOf(top);
    }
}
