package dev.antigravity.oauth;

import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells how old tokens are. Thread-safe.
///
/// A token is renewed some time before its end, but never earlier than in the last third of what it had left when it
/// was first seen: tokens that live for a minute are not renewed at every request.
final class TokenAge {
    private static final int LAST_PART = 3;

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Secret accessToken, Duration left) {}

    enum Age {
        FRESH,
        /// Still valid, and time to renew it.
        DUE,
        EXPIRED
    }

    /// @param key   of the account
    /// @param ahead how long before its end a token is due
    Age of(String key, OAuthTokens tokens, Duration ahead, Instant now) {
        if (tokens.expiresAt().isEmpty()) {
            return Age.FRESH;
        }
        var left = Duration.between(now, tokens.expiresAt().get());
        if (!left.isPositive()) {
            return Age.EXPIRED;
        }
        var first = seen.merge(key, new Seen(tokens.accessToken(), left), TokenAge::sameOrNew);
        var isDue = left.compareTo(ahead) <= 0 && left.compareTo(first.left().dividedBy(LAST_PART)) <= 0;
        return isDue ? Age.DUE : Age.FRESH;
    }

    private static Seen sameOrNew(Seen before, Seen now) {
        return before.accessToken().equals(now.accessToken()) ? before : now;
    }
}
