package dev.antigravity.secret;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// `keyset.json`: the data key, sealed with a key that is elsewhere, and where that is.
///
/// @param sealedKey the data key, sealed
record Keyset(String keyId, Protection protection, byte[] sealedKey) {
    private static final int FORMAT = 1;

    /// Where the key is that seals the data key.
    sealed interface Protection {
        record Passphrase(byte[] salt, int iterations) implements Protection {}

        /// @param account what its entry is filed under; an entry is never written twice
        record InKeychain(String account) implements Protection {}

        record InKeyFile() implements Protection {}

        default VaultProtection kind() {
            return switch (this) {
                case Passphrase _ -> VaultProtection.PASSPHRASE;
                case InKeychain _ -> VaultProtection.KEYCHAIN;
                case InKeyFile _ -> VaultProtection.KEY_FILE;
            };
        }
    }

    static Keyset seal(DataKey key, Protection protection, SealingKey protector) {
        return new Keyset(key.id(), protection, protector.seal(label(key.id()), key.bytes()));
    }

    /// Empty if this is not the key it was sealed with.
    Optional<DataKey> open(SealingKey protector) {
        return protector.open(label(keyId), sealedKey).map(bytes -> DataKey.of(keyId, bytes));
    }

    private static String label(String keyId) {
        return "antigravity keyset 1\n" + keyId;
    }

    byte[] encode() {
        return Json.bytes(JsonObject.builder()
                .put("format", FORMAT)
                .put("key", keyId)
                .put("protection", encode(protection))
                .put("sealed", Base64.getEncoder().encodeToString(sealedKey))
                .build());
    }

    private static JsonObject encode(Protection protection) {
        var kind = JsonObject.of("kind", protection.kind().word());
        return switch (protection) {
            case Protection.Passphrase(var salt, var iterations) ->
                kind.toBuilder()
                        .put("kdf", PassphraseKey.ALGORITHM)
                        .put("iterations", iterations)
                        .put("salt", Base64.getEncoder().encodeToString(salt))
                        .build();
            case Protection.InKeychain(var account) -> kind.with("account", JsonValue.of(account));
            case Protection.InKeyFile _ -> kind;
        };
    }

    /// @throws VaultLockedException     if a newer version wrote it
    /// @throws JsonShapeException       if it is JSON and no keyset we know
    /// @throws MalformedJsonException   if it is no JSON
    /// @throws IllegalArgumentException if it holds no Base64
    static Keyset decode(Path file, byte[] bytes) {
        var keyset = JsonCursor.of(Json.parse(bytes));
        if (keyset.get("format").asLong() > FORMAT) {
            throw VaultLockedException.newerFormat(file);
        }
        return new Keyset(
                keyset.get("key").asString(),
                decodeProtection(keyset.get("protection")),
                Base64.getDecoder().decode(keyset.get("sealed").asString()));
    }

    private static Protection decodeProtection(JsonCursor protection) {
        var kind = protection.get("kind").asString();
        if (kind.equals(VaultProtection.KEYCHAIN.word())) {
            return new Protection.InKeychain(protection.get("account").asString());
        }
        if (kind.equals(VaultProtection.KEY_FILE.word())) {
            return new Protection.InKeyFile();
        }
        var iterations = protection.get("iterations").asLong();
        if (!kind.equals(VaultProtection.PASSPHRASE.word())
                || !protection.get("kdf").asString().equals(PassphraseKey.ALGORITHM)
                || iterations < 1
                || iterations > PassphraseKey.MOST_ITERATIONS) {
            throw protection.complaint("unknown protection");
        }
        return new Protection.Passphrase(
                Base64.getDecoder().decode(protection.get("salt").asString()), (int) iterations);
    }

    /// Nothing of the key, sealed or not.
    @Override
    public String toString() {
        return "keyset of key " + keyId;
    }
}
