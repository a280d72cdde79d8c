package dev.antigravity.oauth;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks an issuer where its endpoints are.
///
/// Specification: RFC 8414; the OpenID Connect address is tried where the first is missing (section 5 there).
public final class ServerDiscovery {
    private final FormPoster http;

    public ServerDiscovery(FormPoster http) {
        this.http = http;
    }

    /// What an issuer says of itself.
    public sealed interface Result {
        record Found(AuthorizationServer.Endpoints endpoints) implements Result {}

        /// @param reason says what to configure instead
        record NotFound(String reason) implements Result {}
    }

    public Result discover(URI issuer) {
        var reason = "";
        for (var address : addresses(issuer)) {
            try {
                var answer = http.get(address, Map.of("Accept", "application/json"));
                if (answer.status() == 200) {
                    return read(issuer, Json.parseObject(answer.body()));
                }
                reason = address + " answered with status " + answer.status();
            } catch (IOException e) {
                reason = address + " cannot be reached";
            } catch (MalformedJsonException _) {
                reason = address + " did not answer with a JSON object";
            }
        }
        return new Result.NotFound(reason + "; state the endpoints in the configuration");
    }

    private static List<URI> addresses(URI issuer) {
        var root = issuer.getScheme() + "://" + issuer.getRawAuthority();
        var path = Optional.ofNullable(issuer.getRawPath()).orElse("").replaceAll("/+$", "");
        return List.of(
                URI.create(root + "/.well-known/oauth-authorization-server" + path),
                URI.create(root + path + "/.well-known/openid-configuration"));
    }

    private static Result read(URI issuer, JsonObject metadata) {
        var stated = metadata.text("issuer").orElse("");
        if (!stated.equals(issuer.toString())) {
            return new Result.NotFound("the server calls itself " + OAuthError.harmless(stated) + ", not " + issuer
                    + "; state its own name as the issuer");
        }
        return endpoint(metadata, "token_endpoint")
                .<Result>map(token -> new Result.Found(new AuthorizationServer.Endpoints(
                        endpoint(metadata, "authorization_endpoint"),
                        token,
                        endpoint(metadata, "device_authorization_endpoint"),
                        endpoint(metadata, "revocation_endpoint"))))
                .orElse(new Result.NotFound(issuer + " names no token endpoint that is safe to use"));
    }

    /// An endpoint that is `https`, or as near as its issuer: one on this machine may be `http`.
    private static Optional<URI> endpoint(JsonObject metadata, String name) {
        return metadata.text(name).flatMap(ServerDiscovery::uri).filter(ServerDiscovery::isSafe);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI endpoint) {
        var host = Optional.ofNullable(endpoint.getHost()).orElse("");
        return switch (Optional.ofNullable(endpoint.getScheme()).orElse("")) {
            case "https" -> !host.isEmpty();
            case "http" -> List.of("127.0.0.1", "[::1]", "localhost").contains(host);
            default -> false;
        };
    }
}
