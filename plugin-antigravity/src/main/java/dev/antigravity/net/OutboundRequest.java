package dev.antigravity.net;

import java.net.URI;
import java.time.Duration;

/// A call to make.
///
/// @param body its content type stands among the headers
/// @param idle the longest silence while waiting for the answer or between two pieces of it
public record OutboundRequest(String method, URI uri, Headers headers, Body body, Duration idle, WayOut way) {
    public static OutboundRequest post(URI uri, Headers headers, Body body, Duration idle) {
        return new OutboundRequest("POST", uri, headers, body, idle, WayOut.DIRECT);
    }

    public static OutboundRequest get(URI uri, Headers headers, Duration idle) {
        return new OutboundRequest("GET", uri, headers, Body.NONE, idle, WayOut.DIRECT);
    }

    /// The same call on another way.
    public OutboundRequest by(WayOut other) {
        return new OutboundRequest(method, uri, headers, body, idle, other);
    }
}
