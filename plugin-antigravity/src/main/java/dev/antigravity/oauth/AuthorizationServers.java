package dev.antigravity.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The authorization servers of all providers, as they are configured at this moment.
public interface AuthorizationServers {
    /// May ask the network where a server's endpoints are.
    ///
    /// @return empty if no OAuth client is configured for that provider, or its server cannot be found
    Optional<AuthorizationServer> find(String provider);

    /// Where a provider that knows no OAuth gives tokens for a web session; empty for all others. Answers at once.
    ///
    /// @see SessionExchange
    default Optional<URI> sessions(String provider) {
        return Optional.empty();
    }

    /// The proxy on the way to a provider and all its servers; empty for the direct way. Answers at once.
    default Optional<URI> proxy(String provider) {
        return Optional.empty();
    }

    /// How long before its end a token is renewed. Answers at once.
    default Duration refreshAhead(String provider) {
        return Duration.ofMinutes(5);
    }
}
