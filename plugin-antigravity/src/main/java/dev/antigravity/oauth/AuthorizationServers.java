package dev.antigravity.oauth;

import dev.antigravity.account.Account;
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

    /// The proxy on the way to the servers of one account's login, where whoever uses it may have one of its own.
    /// Answers at once.
    ///
    /// @param kept as the vault has it
    default Optional<URI> proxy(Account kept) {
        return kept.use().proxy().or(() -> proxy(kept.provider()));
    }

    /// How long before its end a token is renewed. Answers at once.
    default Duration refreshAhead(String provider) {
        return Duration.ofMinutes(5);
    }
}
