package dev.antigravity.oauth;

import dev.antigravity.secret.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider's authorization server and the client the user registered there.
///
/// @param client       who we are to the server
/// @param scopes       what is asked for; none: what the server grants by itself
/// @param parameters   further parameters of the authorization request, such as `access_type`
public record AuthorizationServer(
        Client client, Endpoints endpoints, List<String> scopes, Map<String, String> parameters) {

    /// @param secret empty for a public client
    public record Client(String id, Optional<Secret> secret, Proof proof) {}

    /// How the client proves itself (RFC 6749 section 2.3.1).
    public enum Proof {
        /// By its id alone.
        NONE,
        /// In the `Authorization` header.
        BASIC,
        /// In the form.
        POST
    }

    /// @param authorization where the user consents
    /// @param token         where codes and refresh tokens are redeemed
    /// @param device        where device codes are handed out
    /// @param revocation    where tokens are given back
    public record Endpoints(Optional<URI> authorization, URI token, Optional<URI> device, Optional<URI> revocation) {}

    public AuthorizationServer {
        scopes = List.copyOf(scopes);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
