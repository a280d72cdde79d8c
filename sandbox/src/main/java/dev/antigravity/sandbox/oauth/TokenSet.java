package dev.antigravity.sandbox.oauth;

import java.time.Duration;
import java.util.Set;

/// What the token endpoint hands out. Prints without its tokens.
public record TokenSet(String accessToken, String refreshToken, Duration expiresIn, Set<String> scopes) {
    public TokenSet {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "TokenSet[***, expiresIn=" + expiresIn + ", scopes=" + scopes + "]";
    }
}
