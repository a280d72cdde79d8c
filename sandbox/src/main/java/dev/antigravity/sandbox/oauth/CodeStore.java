package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.oauth.TokenStore.Family;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Authorization codes. Each is good for one attempt. Thread-safe.
final class CodeStore {
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Clock clock;
    private final Tickets tickets;
    private final Duration lifetime;
    private final Map<String, Code> codes = new HashMap<>();

    CodeStore(Clock clock, Tickets tickets, Duration lifetime) {
        this.clock = clock;
        this.tickets = tickets;
        this.lifetime = lifetime;
    }

    /// What an authorization request asked for, as far as the code must remember it.
    record Binding(String client, String redirectUri, String challenge, Set<String> scopes) {
        Binding {
            scopes = Set.copyOf(scopes);
        }
    }

    private record Code(Binding binding, Family family, Instant expiresAt, boolean isUsed) {}

    synchronized String issue(Binding binding, String account) {
        var code = tickets.next("sandbox-code-");
        var family = new Family(binding.client(), account, binding.scopes());
        codes.put(code, new Code(binding, family, clock.instant().plus(lifetime), false));
        return code;
    }

    /// Uses a code up.
    ///
    /// @param onReplay told the family of a code that comes a second time (RFC 6749, section 4.1.2)
    /// @throws OAuthException if the code is not good or the proof does not fit
    synchronized Family redeem(
            String code, String client, Optional<String> redirectUri, String verifier, Consumer<Family> onReplay) {
        var found = codes.get(code);
        if (found == null || !found.binding.client().equals(client)) {
            throw new OAuthException("invalid_grant", "The code is unknown, or was issued to another client.");
        }
        if (found.isUsed) {
            onReplay.accept(found.family);
            throw new OAuthException(
                    "invalid_grant", "The code was used before; all tokens of this sign-in are revoked.");
        }
        codes.put(code, new Code(found.binding, found.family, found.expiresAt, true));
        if (!clock.instant().isBefore(found.expiresAt)) {
            throw new OAuthException("invalid_grant", "The code has expired.");
        }
        if (!redirectUri.equals(Optional.of(found.binding.redirectUri()))) {
            throw new OAuthException("invalid_grant", "redirect_uri is not the one the code was issued for.");
        }
        if (!VERIFIER.matcher(verifier).matches() || !challenge(verifier).equals(found.binding.challenge())) {
            throw new OAuthException("invalid_grant", "code_verifier does not fit the code_challenge.");
        }
        return found.family;
    }

    /// RFC 7636, section 4.2, method S256.
    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
