package dev.antigravity.endpoint;

import dev.antigravity.relay.Reply;
import java.io.IOException;

/// Answers requests.
@FunctionalInterface
interface HttpHandler {
    /// @throws IOException if the client's connection breaks
    void handle(HttpInbound request, Reply reply) throws IOException;
}
