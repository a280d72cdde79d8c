package dev.antigravity.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and checks the opaque values that prove where something comes from: signatures of thinking, encrypted
/// reasoning, thought signatures. Each sandbox has its own key and so rejects what another one made. Thread-safe.
public final class Seals {
    private static final byte[] MARK = "sandbox-seal".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 8;
    private static final int MAC_BYTES = 32;

    private final SecretKeySpec key;
    private final AtomicLong nonces = new AtomicLong();

    public Seals(RandomGenerator random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// @param kind what the seal is for; a seal of another kind is not genuine
    /// @param text what it belongs to
    public String seal(String kind, String text) {
        var nonce = "%08x".formatted(nonces.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        var seal = Arrays.copyOf(MARK, MARK.length + NONCE_BYTES + MAC_BYTES);
        System.arraycopy(nonce, 0, seal, MARK.length, NONCE_BYTES);
        System.arraycopy(mac(kind, text, nonce), 0, seal, MARK.length + NONCE_BYTES, MAC_BYTES);
        return Base64.getEncoder().encodeToString(seal);
    }

    public boolean isGenuine(String kind, String text, String seal) {
        try {
            var bytes = Base64.getDecoder().decode(seal);
            if (bytes.length != MARK.length + NONCE_BYTES + MAC_BYTES) {
                return false;
            }
            var nonce = Arrays.copyOfRange(bytes, MARK.length, MARK.length + NONCE_BYTES);
            var mac = Arrays.copyOfRange(bytes, MARK.length + NONCE_BYTES, bytes.length);
            return MessageDigest.isEqual(mac, mac(kind, text, nonce));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private byte[] mac(String kind, String text, byte[] nonce) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(nonce);
            mac.update((kind + "\0" + text).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
