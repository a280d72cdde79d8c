package dev.antigravity.relay;

import dev.antigravity.upstream.UpstreamFailure;

/// What came of one attempt.
sealed interface Outcome {
    /// The client has its answer, whole or broken off after its first byte.
    record Served() implements Outcome {}

    /// The client left; nobody waits for an answer.
    record Abandoned() implements Outcome {}

    /// Nothing has been written to the client.
    record Failed(UpstreamFailure failure) implements Outcome {}
}
