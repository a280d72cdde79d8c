package dev.antigravity.relay;

import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;

/// A way for one attempt: the bytes as they are, or translated.
interface Lane {
    /// `verbatim`, `enveloped` or `translated`.
    String word();

    /// Whether the next candidate may be asked after such a failure. What costs by the piece is not asked for twice.
    default boolean mayGoOnAfter(UpstreamFailure failure) {
        return true;
    }

    /// Calls the candidate and gives the client its answer.
    ///
    /// @throws IOException if the client's connection breaks
    Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException;
}
