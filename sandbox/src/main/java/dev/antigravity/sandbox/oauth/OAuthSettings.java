package dev.antigravity.sandbox.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the authorization server behaves.
///
/// @param consent        unless the query of an authorization request says `sandbox_consent=allow` or `=deny`
/// @param codeLifetime   of an authorization code
/// @param accessLifetime of an access token
/// @param deviceLifetime of a device code
/// @param pollInterval   the least time between two polls of a device
public record OAuthSettings(
        List<OAuthClient> clients,
        Consent consent,
        Duration codeLifetime,
        Duration accessLifetime,
        Duration deviceLifetime,
        Duration pollInterval) {
    private static final Set<String> SCOPES = Set.of("openid", "profile", "email", "offline_access", "models");
    private static final List<String> CALLBACKS = List.of(
            "http://127.0.0.1/callback",
            "http://127.0.0.1/oauth/callback",
            "http://127.0.0.1/oauth/code",
            "http://127.0.0.1/v1/auth/sandbox/callback",
            "http://127.0.0.1/v1/auth/antigravity/callback",
            "http://[::1]/callback",
            "http://[::1]/oauth/callback",
            "http://localhost/callback",
            "http://localhost/oauth/callback");

    /// One public and one confidential client, a person to consent, and common lifetimes.
    public static final OAuthSettings DEFAULT = new OAuthSettings(
            List.of(
                    new OAuthClient("sandbox-cli", Optional.empty(), CALLBACKS, SCOPES),
                    new OAuthClient("sandbox-web", Optional.of(new Secret("sandbox-web-secret")), CALLBACKS, SCOPES)),
            Consent.ASK,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5));

    public OAuthSettings {
        clients = List.copyOf(clients);
    }

    public OAuthSettings with(Consent other) {
        return new OAuthSettings(clients, other, codeLifetime, accessLifetime, deviceLifetime, pollInterval);
    }

    public OAuthSettings with(OAuthClient client) {
        var more = new ArrayList<>(clients);
        more.add(client);
        return new OAuthSettings(more, consent, codeLifetime, accessLifetime, deviceLifetime, pollInterval);
    }

    Optional<OAuthClient> client(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }
}
