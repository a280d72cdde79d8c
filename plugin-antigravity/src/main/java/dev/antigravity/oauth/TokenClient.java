package dev.antigravity.oauth;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Talks to the endpoints of an authorization server that take a form and answer in JSON. Thread-safe.
///
/// Specification: RFC 6749 sections 2.3.1, 4.1.3, 5 and 6; RFC 7009; RFC 8628 sections 3.1 and 3.4.
public final class TokenClient {
    /// Longer than any token lives, shorter than what dates can hold.
    private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(3_650).toSeconds();

    private final FormPoster http;
    private final InstantSource clock;

    public TokenClient(FormPoster http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /// For providers that hand out tokens for a web session, over the same line.
    SessionExchange sessions() {
        return new SessionExchange(http, clock);
    }

    /// The same through a proxy; directly if there is none.
    public TokenClient through(Optional<URI> proxy) {
        return new TokenClient(http.through(proxy), clock);
    }

    TokenAnswer redeemCode(AuthorizationServer server, String code, Pkce pkce, URI redirect) {
        return ask(
                server,
                Form.of("grant_type", "authorization_code")
                        .with("code", code)
                        .with("redirect_uri", redirect.toString())
                        .with("code_verifier", pkce.verifier().reveal()));
    }

    TokenAnswer redeemDeviceCode(AuthorizationServer server, Secret deviceCode) {
        return ask(
                server,
                Form.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                        .with("device_code", deviceCode.reveal()));
    }

    TokenAnswer refresh(AuthorizationServer server, Secret refreshToken) {
        return ask(server, Form.of("grant_type", "refresh_token").with("refresh_token", refreshToken.reveal()));
    }

    /// Gives a token back, so that nobody can use it any more.
    ///
    /// @return why the server may still take it; empty if it does not, or never knew it
    public Optional<String> revoke(AuthorizationServer server, Secret token) {
        if (server.endpoints().revocation().isEmpty()) {
            return Optional.of("the provider offers no way to revoke a token");
        }
        return switch (post(server, server.endpoints().revocation().get(), Form.of("token", token.reveal()))) {
            case Reply.Body _, Reply.Unreadable _ -> Optional.empty();
            case Reply.Error(var error) -> Optional.of("the server answered " + error);
            case Reply.Broken broken -> Optional.of(broken.reason());
        };
    }

    private TokenAnswer ask(AuthorizationServer server, Form form) {
        return switch (post(server, server.endpoints().token(), form)) {
            case Reply.Body(var body) -> grant(body);
            case Reply.Unreadable(var reason) -> new TokenAnswer.Unusable(reason);
            case Reply.Error(var error) -> new TokenAnswer.Refused(error);
            case Reply.Broken(var reason, var again) ->
                again ? new TokenAnswer.Unreachable(reason) : new TokenAnswer.Unusable(reason);
        };
    }

    /// What came back, before anybody asks what it means.
    sealed interface Reply {
        record Body(JsonObject json) implements Reply {}

        /// Success, but no JSON object.
        record Unreadable(String reason) implements Reply {}

        record Error(OAuthError error) implements Reply {}

        record Broken(String reason, boolean againMayHelp) implements Reply {}
    }

    /// Posts a form with the client's proof.
    Reply post(AuthorizationServer server, URI endpoint, Form form) {
        try {
            var proven = form.with(inForm(server.client()));
            return reply(endpoint, http.post(endpoint, headers(server.client()), proven.encoded()));
        } catch (IOException e) {
            var cause = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            return new Reply.Broken(endpoint.getHost() + " cannot be reached: " + OAuthError.harmless(cause), true);
        }
    }

    private static Map<String, String> inForm(AuthorizationServer.Client client) {
        return switch (client.proof()) {
            case NONE -> Map.of("client_id", client.id());
            case BASIC -> Map.of();
            case POST -> Map.of("client_id", client.id(), "client_secret", secret(client));
        };
    }

    private static Map<String, String> headers(AuthorizationServer.Client client) {
        return switch (client.proof()) {
            case NONE, POST -> Map.of("Accept", "application/json");
            case BASIC -> Map.of("Accept", "application/json", "Authorization", "Basic " + basic(client));
        };
    }

    private static String basic(AuthorizationServer.Client client) {
        var pair = Form.encode(client.id()) + ":" + Form.encode(secret(client));
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String secret(AuthorizationServer.Client client) {
        return client.secret().map(Secret::reveal).orElse("");
    }

    /// A status that says to come back later outweighs what the body says.
    private static Reply reply(URI endpoint, FormPoster.Answer answer) {
        var json = object(answer.body());
        var error = json.flatMap(body -> body.text("error"))
                .map(code -> new OAuthError(code, json.get().text("error_description")));
        var status = answer.status();
        var reason = endpoint.getHost() + " answered with status " + status;
        if (status >= 500 || status == 429 || status == 408) {
            return new Reply.Broken(reason + error.map(said -> ": " + said).orElse(""), true);
        }
        if (error.isPresent()) {
            return new Reply.Error(error.get());
        }
        if (status >= 200 && status < 300) {
            return json.<Reply>map(Reply.Body::new)
                    .orElse(new Reply.Unreadable(endpoint.getHost() + " did not answer with a JSON object"));
        }
        var redirect = status >= 300 && status < 400;
        return new Reply.Broken(
                reason + (redirect ? "; a redirect is never followed, so check the endpoint" : ""), false);
    }

    private static Optional<JsonObject> object(byte[] body) {
        try {
            return Optional.of(Json.parseObject(body));
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    private TokenAnswer grant(JsonObject body) {
        var token = body.text("access_token").filter(text -> !text.isBlank());
        if (token.isEmpty()) {
            return new TokenAnswer.Unusable("the server's answer holds no access token");
        }
        var type = body.text("token_type").orElse("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            return new TokenAnswer.Unusable("the server granted a token of type " + OAuthError.harmless(type)
                    + "; only Bearer tokens can be used");
        }
        return new TokenAnswer.Granted(new TokenGrant(
                Secret.of(token.get()),
                body.text("refresh_token").filter(text -> !text.isBlank()).map(Secret::of),
                seconds(body, "expires_in").map(this::expiry),
                scopes(body)));
    }

    private static List<String> scopes(JsonObject body) {
        var scope = body.text("scope").orElse("").strip();
        return scope.isEmpty() ? List.of() : List.of(scope.split(" +"));
    }

    private Instant expiry(long seconds) {
        return clock.instant().plusSeconds(Math.clamp(seconds, 0, LONGEST_LIFE_SECONDS));
    }

    /// A number of seconds; some servers write it in quotes.
    static Optional<Long> seconds(JsonObject body, String name) {
        var number = switch (body.get(name)) {
            case JsonNumber stated -> Optional.of(stated);
            case JsonString(var text) when text.matches("\\d{1,18}") -> Optional.of(new JsonNumber(text));
            case null, default -> Optional.<JsonNumber>empty();
        };
        return number.map(JsonNumber::wholeNumber)
                .filter(whole -> whole.isPresent())
                .map(whole -> whole.getAsLong());
    }
}
