package dev.antigravity.net;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How calls get to where they go.
///
/// @param proxy   where to send them instead, such as `http://127.0.0.1:3128`; empty for the direct way
/// @param connect how long a connection may take, encryption included
public record WayOut(Optional<URI> proxy, Duration connect) {
    public static final WayOut DIRECT = new WayOut(Optional.empty(), Duration.ofSeconds(10));

    public WayOut through(Optional<URI> otherProxy) {
        return new WayOut(otherProxy, connect);
    }
}
