package dev.antigravity.settings;

import dev.antigravity.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The user's own OAuth client at a provider, and the authorization server it belongs to.
///
/// @param issuer       where the server describes itself (RFC 8414); endpoints stated beside it win
/// @param parameters   further parameters of the authorization request
/// @param redirectPort the loopback port of the redirect, 0 for any free one
/// @param refreshAhead how long before its expiry a token is renewed
/// @param sessionEndpoint where a provider that knows no OAuth exchanges the token of a web session; then nothing
///                     else of this counts
public record OAuthSettings(
        Optional<String> clientId,
        Optional<Secret> clientSecret,
        ClientAuthentication clientAuthentication,
        Optional<URI> issuer,
        Optional<URI> authorizationEndpoint,
        Optional<URI> tokenEndpoint,
        Optional<URI> deviceEndpoint,
        Optional<URI> revocationEndpoint,
        List<String> scopes,
        Map<String, String> parameters,
        int redirectPort,
        Duration refreshAhead,
        Optional<URI> sessionEndpoint) {

    /// How the client proves itself at the token endpoint (RFC 6749, section 2.3.1).
    public enum ClientAuthentication {
        /// By its id alone: the client is public.
        NONE,
        /// In the `Authorization` header.
        BASIC,
        /// In the form.
        POST
    }

    /// The client of every provider that states none.
    static final String CLIENT_ID_VARIABLE = "CLI_PROXY_OAUTH_CLIENT_ID";

    /// Its secret; never joined with a client id that is stated in the file.
    static final String CLIENT_SECRET_VARIABLE = "CLI_PROXY_OAUTH_CLIENT_SECRET";

    /// Nothing known: no client, no server.
    static final OAuthSettings UNKNOWN = new OAuthSettings(
            Optional.empty(),
            Optional.empty(),
            ClientAuthentication.BASIC,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            0,
            Duration.ofMinutes(5),
            Optional.empty());

    private static final Set<String> RESERVED = Set.of(
            "response_type",
            "client_id",
            "client_secret",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method");

    public OAuthSettings {
        scopes = List.copyOf(scopes);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// @param known what holds where the section states nothing
    static OAuthSettings read(Section section, OAuthSettings known) {
        var statedId = section.find("client-id", Kind.TEXT);
        var statedSecret = section.find("client-secret", Kind.SECRET);
        var id = statedId.or(() -> section.variable("client-id", CLIENT_ID_VARIABLE, Kind.TEXT));
        var secret = statedId.isPresent()
                ? statedSecret
                : statedSecret.or(() -> section.variable("client-secret", CLIENT_SECRET_VARIABLE, Kind.SECRET));
        if (id.isEmpty() && secret.isPresent()) {
            section.complain("states a client-secret, but no client-id");
        }
        var proof = secret.isEmpty() ? ClientAuthentication.NONE : known.clientAuthentication();
        var oauth = new OAuthSettings(
                id,
                secret,
                section.read("client-auth", Kind.words(ClientAuthentication.class), proof),
                section.find("issuer", Address.ENDPOINT, known.issuer()),
                section.find("authorization-endpoint", Address.ENDPOINT, known.authorizationEndpoint()),
                section.find("token-endpoint", Address.ENDPOINT, known.tokenEndpoint()),
                section.find("device-endpoint", Address.ENDPOINT, known.deviceEndpoint()),
                section.find("revocation-endpoint", Address.ENDPOINT, known.revocationEndpoint()),
                section.find("scopes").map(list -> list.listOf(Kind.TEXT)).orElse(known.scopes()),
                section.find("parameters").map(OAuthSettings::parameters).orElse(known.parameters()),
                section.read("redirect-port", Kind.wholeNumber(0, 65_535), known.redirectPort()),
                section.read("refresh-ahead", Kind.DURATION, known.refreshAhead()),
                section.find("session-endpoint", Address.ENDPOINT, known.sessionEndpoint()));
        if (secret.isEmpty() && oauth.clientAuthentication() != ClientAuthentication.NONE) {
            section.complain("client-auth needs a client-secret; a public client has none");
        }
        section.refuseUnknown();
        return oauth;
    }

    /// What must still be configured before anybody can sign in, as half a sentence; empty if all is there.
    public Optional<String> missing() {
        if (sessionEndpoint.isPresent()) {
            return Optional.empty();
        }
        if (clientId.isEmpty()) {
            return Optional.of("your own OAuth client: oauth.client-id, or " + CLIENT_ID_VARIABLE);
        }
        if (issuer.isPresent()
                || tokenEndpoint.isPresent() && (authorizationEndpoint.isPresent() || deviceEndpoint.isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                "the authorization server: oauth.issuer, or oauth.token-endpoint with oauth.authorization-endpoint or"
                        + " oauth.device-endpoint");
    }

    private static Map<String, String> parameters(Item item) {
        var parameters = new LinkedHashMap<String, String>();
        for (var entry : item.section().entries()) {
            if (RESERVED.contains(entry.name())) {
                entry.value().complain("is set by the login itself");
            } else {
                entry.value().as(Kind.TEXT).ifPresent(value -> parameters.put(entry.name(), value));
            }
        }
        return parameters;
    }
}
