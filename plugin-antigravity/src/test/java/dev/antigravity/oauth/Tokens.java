package dev.antigravity.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// JSON Web Tokens whose signature nobody checks, for tests.
final class Tokens {
    private Tokens() {}

    static String jwt(String name, Instant expires) {
        return jwt("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", """
                {"sub": "%s", "exp": %d}""".formatted(name, expires.getEpochSecond()));
    }

    static String jwt(String header, String payload) {
        return part(header) + "." + part(payload) + "." + part("signature");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
