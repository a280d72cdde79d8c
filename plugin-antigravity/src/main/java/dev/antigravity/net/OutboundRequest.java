package dev.antigravity.net;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A call to make.
///
/// @param body  its content type stands among the headers
/// @param idle  the longest silence while waiting for the answer or between two pieces of it
/// @param proxy where to send it instead, if the account says so
public record OutboundRequest(String method, URI uri, Headers headers, Body body, Duration idle, Proxy proxy) {
    /// A way around the direct one.
    public sealed interface Proxy {
        record Direct() implements Proxy {}

        record Via(String host, int port) implements Proxy {}

        /// @param proxy such as `http://127.0.0.1:3128`; empty for the direct way
        static Proxy of(Optional<URI> proxy) {
            return proxy.<Proxy>map(uri -> new Via(uri.getHost(), uri.getPort()))
                    .orElseGet(Direct::new);
        }
    }

    public static OutboundRequest post(URI uri, Headers headers, Body body, Duration idle) {
        return new OutboundRequest("POST", uri, headers, body, idle, new Proxy.Direct());
    }

    public static OutboundRequest get(URI uri, Headers headers, Duration idle) {
        return new OutboundRequest("GET", uri, headers, Body.NONE, idle, new Proxy.Direct());
    }
}
