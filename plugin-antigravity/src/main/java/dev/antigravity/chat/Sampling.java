package dev.antigravity.chat;

import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import java.util.Optional;

/// How the next token is picked. Numbers keep the client's spelling.
///
/// @param logprobs    whether token probabilities are wanted
/// @param topLogprobs how many alternatives a token
public record Sampling(
        Optional<Given<JsonNumber>> temperature,
        Optional<Given<JsonNumber>> topP,
        Optional<Given<JsonNumber>> topK,
        Optional<Given<JsonNumber>> presencePenalty,
        Optional<Given<JsonNumber>> frequencyPenalty,
        Optional<Given<JsonNumber>> seed,
        Optional<Given<JsonObject>> logitBias,
        Optional<Given<Boolean>> logprobs,
        Optional<Given<JsonNumber>> topLogprobs) {
    public static final Sampling UNSET = new Sampling(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
