package dev.antigravity.sandbox.mind;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// What the answer shall be like.
///
/// @param maxTokens     the longest answer, thinking included
/// @param stopSequences texts that end the answer
/// @param thinks        whether the model thinks first
/// @param answerSchema  what the answer's JSON must look like
public record Wishes(
        OptionalLong maxTokens, List<String> stopSequences, boolean thinks, Optional<JsonNode> answerSchema) {
    public Wishes {
        stopSequences = List.copyOf(stopSequences);
    }
}
