package dev.antigravity.relay;

import dev.antigravity.route.Candidate;
import java.io.IOException;

/// A way for one attempt: the bytes as they are, or translated.
interface Lane {
    /// `verbatim`, `enveloped` or `translated`.
    String word();

    /// Calls the candidate and gives the client its answer.
    ///
    /// @throws IOException if the client's connection breaks
    Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException;
}
