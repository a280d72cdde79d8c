package dev.antigravity.secret;

import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Makes a key from a passphrase, slowly on purpose.
///
/// PBKDF2 with HMAC-SHA-512, which every JDK has; {@value #ITERATIONS} rounds are twice what is recommended and take
/// half a second. The number is kept with the key, so that it can grow.
///
/// Source: OWASP, "Password Storage Cheat Sheet" (210,000 rounds for PBKDF2-HMAC-SHA512), read 2026-11.
final class PassphraseKey {
    static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    static final int ITERATIONS = 420_000;
    static final int MOST_ITERATIONS = 20_000_000;
    static final int SALT_BYTES = 16;

    private PassphraseKey() {}

    static byte[] derive(Secret passphrase, byte[] salt, int iterations) {
        // One keyboard writes é as one character, another as two.
        var text =
                Normalizer.normalize(passphrase.reveal(), Normalizer.Form.NFKC).toCharArray();
        var specification = new PBEKeySpec(text, salt, iterations, SealingKey.BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(specification)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        } finally {
            specification.clearPassword();
            Arrays.fill(text, ' ');
        }
    }
}
