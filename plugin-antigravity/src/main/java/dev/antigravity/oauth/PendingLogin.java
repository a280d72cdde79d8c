package dev.antigravity.oauth;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// A login that was started and waits for the user's consent. Another process may finish it.
///
/// @param state     its name; nobody can guess it
/// @param provider  where somebody signs in
/// @param account   the name the account is to have
/// @param expiresAt when it is too late to finish
record PendingLogin(String state, String provider, String account, Instant expiresAt, Step step) {

    /// What finishing takes.
    sealed interface Step {
        /// A code is to come back at the redirect address.
        record Code(Pkce pkce, URI redirect) implements Step {}

        /// The server is to be asked, never before `notBefore`, and never faster than `interval`.
        record Device(Secret deviceCode, Duration interval, Instant notBefore) implements Step {}
    }

    PendingLogin with(Step other) {
        return new PendingLogin(state, provider, account, expiresAt, other);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /// Holds secrets in clear: for the vault only.
    JsonObject toJson() {
        var json = JsonObject.builder()
                .put("state", state)
                .put("provider", provider)
                .put("account", account)
                .put("expiresAt", expiresAt.toString());
        switch (step) {
            case Step.Code(var pkce, var redirect) ->
                json.put("verifier", pkce.verifier().reveal()).put("redirect", redirect.toString());
            case Step.Device(var deviceCode, var interval, var notBefore) ->
                json.put("deviceCode", deviceCode.reveal())
                        .put("intervalMillis", interval.toMillis())
                        .put("notBefore", notBefore.toString());
        }
        return json.build();
    }

    static PendingLogin fromJson(JsonObject json) {
        var cursor = JsonCursor.of(json);
        return new PendingLogin(
                cursor.get("state").asString(),
                cursor.get("provider").asString(),
                cursor.get("account").asString(),
                Instant.parse(cursor.get("expiresAt").asString()),
                step(cursor));
    }

    private static Step step(JsonCursor json) {
        if (json.find("verifier").isPresent()) {
            return new Step.Code(
                    new Pkce(Secret.of(json.get("verifier").asString())),
                    URI.create(json.get("redirect").asString()));
        }
        return new Step.Device(
                Secret.of(json.get("deviceCode").asString()),
                Duration.ofMillis(json.get("intervalMillis").asLong()),
                Instant.parse(json.get("notBefore").asString()));
    }
}
