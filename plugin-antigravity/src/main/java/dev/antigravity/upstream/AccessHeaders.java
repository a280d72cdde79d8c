package dev.antigravity.upstream;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.Headers;
import dev.antigravity.secret.Secret;

/// How an account proves itself in each protocol.
final class AccessHeaders {
    private AccessHeaders() {}

    static Headers add(Protocol protocol, Credential credential, Headers headers) {
        return switch (credential) {
            case Credential.ApiKey(var key) -> key(protocol, key, headers);
            case Credential.OAuthTokens tokens -> bearer(tokens.accessToken(), headers);
            case Credential.None _, Credential.Unknown _ -> headers;
        };
    }

    private static Headers key(Protocol protocol, Secret key, Headers headers) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> headers.with("x-api-key", key.reveal());
            case GEMINI -> headers.with("x-goog-api-key", key.reveal());
            case OPENAI_CHAT, OPENAI_RESPONSES, CLOUD_CODE -> bearer(key, headers);
        };
    }

    private static Headers bearer(Secret token, Headers headers) {
        return headers.with("Authorization", "Bearer " + token.reveal());
    }
}
