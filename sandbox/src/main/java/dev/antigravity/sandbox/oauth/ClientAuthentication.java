package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.FormFields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Finds out which client calls (RFC 6749, section 2.3).
final class ClientAuthentication {
    private final OAuthSettings settings;

    ClientAuthentication(OAuthSettings settings) {
        this.settings = settings;
    }

    private record Credentials(String id, Optional<String> secret) {}

    /// @throws OAuthException if the client is unknown, or is confidential and does not prove itself
    OAuthClient client(Call call, FormFields form) {
        var credentials = credentials(call, form);
        var client = settings.client(credentials.id())
                .orElseThrow(() -> new OAuthException("invalid_client", "No such client."));
        var isProved = client.secret()
                .map(secret -> credentials.secret().map(secret::matches).orElse(false))
                .orElse(credentials.secret().isEmpty());
        if (!isProved) {
            throw new OAuthException(
                    "invalid_client",
                    client.secret().isPresent()
                            ? "The client secret is missing or wrong."
                            : "This client is public and has no secret.");
        }
        return client;
    }

    private static Credentials credentials(Call call, FormFields form) {
        var header = call.headers().first("authorization");
        if (header.isEmpty()) {
            var id = form.find("client_id")
                    .orElseThrow(() -> new OAuthException("invalid_client", "client_id is missing."));
            return new Credentials(id, form.find("client_secret"));
        }
        if (form.find("client_secret").isPresent()) {
            throw new OAuthException("invalid_request", "The client authenticates in two ways at once.");
        }
        return basic(header.get());
    }

    private static Credentials basic(String header) {
        try {
            var text = new String(
                    Base64.getDecoder().decode(header.replaceFirst("(?i)^basic +", "")), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return new Credentials(decode(text.substring(0, colon)), Optional.of(decode(text.substring(colon + 1))));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            throw new OAuthException("invalid_client", "The authorization header is not Basic authentication.");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
