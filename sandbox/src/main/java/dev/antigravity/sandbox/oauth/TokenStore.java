package dev.antigravity.sandbox.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tokens in use. All tokens that come from one consent are a family and are revoked together. Thread-safe.
final class TokenStore {
    private final Clock clock;
    private final Tickets tickets;
    private final Duration accessLifetime;
    private final Map<String, AccessToken> accessTokens = new HashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();

    TokenStore(Clock clock, Tickets tickets, Duration accessLifetime) {
        this.clock = clock;
        this.tickets = tickets;
        this.accessLifetime = accessLifetime;
    }

    /// One consent and all that came from it.
    static final class Family {
        private final String client;
        private final String account;
        private final Set<String> scopes;
        private boolean revoked;

        Family(String client, String account, Set<String> scopes) {
            this.client = client;
            this.account = account;
            this.scopes = Set.copyOf(scopes);
        }
    }

    private record AccessToken(Family family, Instant expiresAt) {}

    private record RefreshToken(Family family, boolean isUsed) {}

    synchronized TokenSet issue(Family family) {
        return issue(family, family.scopes);
    }

    /// Exchanges a refresh token, which is worth nothing from then on.
    ///
    /// @param scopes fewer than were granted, or none for the same
    /// @throws OAuthException if the token is not good; if it was used before, its whole family is revoked
    synchronized TokenSet refresh(String client, String token, Set<String> scopes) {
        var found = refreshTokens.get(token);
        if (found == null || !found.family.client.equals(client)) {
            throw new OAuthException("invalid_grant", "The refresh token is unknown, or was issued to another client.");
        }
        if (found.isUsed) {
            found.family.revoked = true;
            throw new OAuthException(
                    "invalid_grant", "The refresh token was used before; all tokens of this sign-in are revoked.");
        }
        if (found.family.revoked) {
            throw new OAuthException("invalid_grant", "The refresh token has been revoked.");
        }
        if (!found.family.scopes.containsAll(scopes)) {
            throw new OAuthException("invalid_scope", "More is asked for than was granted.");
        }
        refreshTokens.put(token, new RefreshToken(found.family, true));
        return issue(found.family, scopes.isEmpty() ? found.family.scopes : scopes);
    }

    synchronized TokenCheck check(String accessToken) {
        var found = accessTokens.get(accessToken);
        if (found == null || found.family.revoked) {
            return new TokenCheck.Unknown();
        }
        return clock.instant().isBefore(found.expiresAt)
                ? new TokenCheck.Valid(found.family.account)
                : new TokenCheck.Expired();
    }

    synchronized void revoke(Family family) {
        family.revoked = true;
    }

    /// Revokes an access token alone, or a refresh token with all its family; knows nothing of other clients' tokens.
    synchronized void revoke(String client, String token) {
        var access = Optional.ofNullable(accessTokens.get(token)).filter(found -> found.family.client.equals(client));
        if (access.isPresent()) {
            accessTokens.remove(token);
        }
        Optional.ofNullable(refreshTokens.get(token))
                .filter(found -> found.family.client.equals(client))
                .ifPresent(found -> found.family.revoked = true);
    }

    synchronized void revokeAccount(String account) {
        accessTokens.values().stream()
                .map(AccessToken::family)
                .filter(family -> family.account.equals(account))
                .forEach(family -> family.revoked = true);
    }

    synchronized void expireAccessTokens() {
        accessTokens.replaceAll((_, token) -> new AccessToken(token.family, Instant.MIN));
    }

    private TokenSet issue(Family family, Set<String> scopes) {
        var access = tickets.next("sandbox-access-");
        var refresh = tickets.next("sandbox-refresh-");
        accessTokens.put(access, new AccessToken(family, clock.instant().plus(accessLifetime)));
        refreshTokens.put(refresh, new RefreshToken(family, false));
        return new TokenSet(access, refresh, accessLifetime, scopes);
    }
}
