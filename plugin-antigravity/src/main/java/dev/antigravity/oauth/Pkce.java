package dev.antigravity.oauth;

import dev.antigravity.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The proof that whoever redeems a code is whoever asked for it.
///
/// Specification: RFC 7636, method S256.
record Pkce(Secret verifier) {
    private static final int BYTES = 32;

    static Pkce random(SecureRandom random) {
        return new Pkce(Secret.of(randomWord(random)));
    }

    /// What the authorization request shows of the verifier.
    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// 256 random bits in the characters that stand unescaped in every address.
    static String randomWord(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
