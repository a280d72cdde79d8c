package dev.antigravity.account;

import dev.antigravity.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What proves to a provider who is calling.
public sealed interface Credential {

    record ApiKey(Secret key) implements Credential {
        public ApiKey {
            if (key.isEmpty()) {
                throw new IllegalArgumentException("an API key is not empty");
            }
        }
    }

    /// What an OAuth token endpoint gave.
    ///
    /// @param refreshToken empty if this login cannot be renewed without the user
    /// @param expiresAt    when the access token ends; empty if the provider did not say
    /// @param scopes       as granted, none if the provider did not say
    /// @param tokenType    as the provider spells it, `Bearer`
    record OAuthTokens(
            Secret accessToken,
            Optional<Secret> refreshToken,
            Optional<Instant> expiresAt,
            List<String> scopes,
            String tokenType)
            implements Credential {
        public OAuthTokens {
            scopes = List.copyOf(scopes);
        }
    }

    /// The provider asks for none, as servers on one's own machine do.
    record None() implements Credential {}

    /// A kind that a newer version keeps and this one cannot use.
    record Unknown(String kind) implements Credential {}
}
