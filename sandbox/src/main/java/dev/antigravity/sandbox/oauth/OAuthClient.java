package dev.antigravity.sandbox.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A registered client.
///
/// @param secret       empty for a public client
/// @param redirectUris compared as text, but for the port of a loopback address, which is free (RFC 8252, section 7.3)
/// @param scopes       what it may ask for
public record OAuthClient(String id, Optional<Secret> secret, List<String> redirectUris, Set<String> scopes) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }

    boolean mayReturnTo(String redirectUri) {
        return redirectUris.stream()
                .anyMatch(registered -> registered.equals(redirectUri) || isSameButForPort(registered, redirectUri));
    }

    /// The scopes asked for, none if none are.
    ///
    /// @throws OAuthException if the client may not ask for one of them
    Set<String> grantable(Optional<String> asked) {
        var wanted =
                asked.map(text -> Set.copyOf(List.of(text.strip().split(" +")))).orElse(Set.of());
        if (!scopes.containsAll(wanted)) {
            throw new OAuthException("invalid_scope", id + " may ask for " + new TreeSet<>(scopes) + " only.");
        }
        return wanted;
    }

    private static boolean isSameButForPort(String registered, String asked) {
        try {
            var one = new URI(registered);
            var other = new URI(asked);
            return "http".equals(one.getScheme())
                    && "http".equals(other.getScheme())
                    && one.getHost() != null
                    && LOOPBACK.contains(one.getHost())
                    && one.getHost().equals(other.getHost())
                    && other.getRawUserInfo() == null
                    && other.getRawFragment() == null
                    && Objects.equals(one.getRawPath(), other.getRawPath())
                    && Objects.equals(one.getRawQuery(), other.getRawQuery());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
