package dev.antigravity.endpoint;

import dev.antigravity.relay.Reply;
import java.io.IOException;

/// One door: a path and what is behind it.
public interface Endpoint {
    /// Whether this is the door for a request.
    boolean serves(String method, String path);

    /// Whether callers must show a key.
    default boolean needsKey() {
        return true;
    }

    /// Whether a client's own key opens it, beside those of the house.
    default boolean takesClients() {
        return false;
    }

    /// Whether the page of the dashboard opens it, in a browser that was let in.
    default boolean takesSessions() {
        return false;
    }

    /// Whether a browser may be sent here from a page of another site.
    default boolean takesVisitors() {
        return false;
    }

    /// @throws IOException if the client's connection breaks
    void serve(HttpInbound request, Reply reply) throws IOException;
}
