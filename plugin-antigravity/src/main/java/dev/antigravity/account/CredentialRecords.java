package dev.antigravity.account;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.Secret;
import java.time.Instant;

/// Credentials inside of an account's record.
final class CredentialRecords {
    private CredentialRecords() {}

    static JsonObject encode(Credential credential) {
        return switch (credential) {
            case Credential.ApiKey(var key) -> JsonObject.of("kind", "api-key", "key", key.reveal());
            case Credential.OAuthTokens tokens -> encode(tokens);
            case Credential.None _ -> JsonObject.of("kind", "none");
            case Credential.Unknown(var kind) -> JsonObject.of("kind", kind);
        };
    }

    private static JsonObject encode(Credential.OAuthTokens tokens) {
        var members = JsonObject.builder()
                .put("kind", "oauth")
                .put("access-token", tokens.accessToken().reveal());
        tokens.refreshToken().ifPresent(token -> members.put("refresh-token", token.reveal()));
        tokens.expiresAt().ifPresent(time -> members.put("expires-at", time.toString()));
        return members.put("scopes", JsonArray.ofStrings(tokens.scopes()))
                .put("token-type", tokens.tokenType())
                .build();
    }

    static Credential decode(JsonCursor credential) {
        var kind = credential.get("kind").asString();
        return switch (kind) {
            case "api-key" ->
                new Credential.ApiKey(Secret.of(credential.get("key").asString()));
            case "oauth" -> decodeTokens(credential);
            case "none" -> new Credential.None();
            default -> new Credential.Unknown(kind);
        };
    }

    private static Credential.OAuthTokens decodeTokens(JsonCursor tokens) {
        return new Credential.OAuthTokens(
                Secret.of(tokens.get("access-token").asString()),
                tokens.findString("refresh-token").map(Secret::of),
                tokens.findString("expires-at").map(Instant::parse),
                tokens.itemsOf("scopes").stream().map(JsonCursor::asString).toList(),
                tokens.findString("token-type").orElse("Bearer"));
    }
}
