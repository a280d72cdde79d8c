package dev.antigravity.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// A key that seals bytes: AES-256-GCM, each seal with a nonce of its own.
///
/// What is sealed is bound to its label: under another label it does not open. Tink's cipher is used without Tink's
/// registry, which would load a hundred classes more and print warnings into the host's terminal.
final class SealingKey {
    static final int BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Aead cipher;

    private SealingKey(Aead cipher) {
        this.cipher = cipher;
    }

    static SealingKey of(byte[] key) {
        try {
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(NONCE_BYTES)
                    .setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            return new SealingKey(AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    byte[] seal(String label, byte[] bytes) {
        try {
            return cipher.encrypt(bytes, label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt", e);
        }
    }

    /// Empty if these bytes were not sealed by this key under this label.
    Optional<byte[]> open(String label, byte[] sealed) {
        try {
            return Optional.of(cipher.decrypt(sealed, label.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }
}
