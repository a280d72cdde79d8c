package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.pool.Lease;
import dev.antigravity.route.Candidate;
import dev.antigravity.route.Target;
import java.util.Optional;

/// What came of looking for the next candidate.
sealed interface Found {
    /// Somebody to ask.
    record Somebody(Target target, Candidate candidate, Lease lease) implements Found {}

    /// Nobody is left.
    ///
    /// @param refusal what the client is told if nobody was asked; empty if nobody could have been
    record Nobody(Optional<ApiError> refusal) implements Found {}

    /// The client left while it waited.
    record Left() implements Found {}
}
