package dev.antigravity.host.model;

import java.util.Optional;
import java.util.OptionalLong;

/// A whole answer.
///
/// @param model      the model that answered, as it calls itself
/// @param stopReason why it ended, in the protocol's word
public record Reply(String text, Optional<String> model, Optional<String> stopReason, Usage usage) {
    /// Tokens as the model counted them; empty where it did not say.
    public record Usage(OptionalLong input, OptionalLong cacheRead, OptionalLong cacheWrite, OptionalLong output) {}
}
