package dev.antigravity.oauth;

import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens as a server granted them.
///
/// @param refreshToken empty if the server sent none: after a refresh the old one stays valid
/// @param expiresAt    when the access token ends, empty if the server did not say
/// @param scopes       as granted, none if the server did not say
public record TokenGrant(
        Secret accessToken, Optional<Secret> refreshToken, Optional<Instant> expiresAt, List<String> scopes) {
    private static final String BEARER = "Bearer";

    public TokenGrant {
        scopes = List.copyOf(scopes);
    }

    OAuthTokens asCredential() {
        return new OAuthTokens(accessToken, refreshToken, expiresAt, scopes, BEARER);
    }

    /// What the account holds after these were granted in exchange for its refresh token.
    OAuthTokens after(OAuthTokens before) {
        return new OAuthTokens(
                accessToken,
                refreshToken.or(before::refreshToken),
                expiresAt,
                scopes.isEmpty() ? before.scopes() : scopes,
                BEARER);
    }
}
