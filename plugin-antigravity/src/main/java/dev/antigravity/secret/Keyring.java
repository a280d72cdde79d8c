package dev.antigravity.secret;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Fetches the data key out of `keyset.json`, or makes both.
final class Keyring {
    private static final int ACCOUNT_BYTES = 4;

    private final Path file;
    private final VaultKeys keys;
    private final DurableFiles files;
    private final SecureRandom random;

    Keyring(Path file, VaultKeys keys, DurableFiles files, SecureRandom random) {
        this.file = file;
        this.keys = keys;
        this.files = files;
        this.random = random;
    }

    Path file() {
        return file;
    }

    /// Empty if there is no keyset yet.
    Optional<Keyset> read() throws IOException, DamagedFileException {
        try {
            return Optional.of(Keyset.decode(file, Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (MalformedJsonException | JsonShapeException | IllegalArgumentException e) {
            throw new DamagedFileException(file, "it is damaged or not ours (" + e.getMessage() + ")");
        }
    }

    /// @throws WrongPassphraseException if somebody mistyped
    /// @throws VaultLockedException     if what opens it is not there
    DataKey open(Keyset keyset) throws IOException {
        return switch (keyset.protection()) {
            case Keyset.Protection.Passphrase(var salt, var iterations) -> {
                var passphrase = keys.passphrase().get().orElseThrow(() -> VaultLockedException.noPassphrase(file));
                yield keyset.open(SealingKey.of(PassphraseKey.derive(passphrase, salt, iterations)))
                        .orElseThrow(() -> new WrongPassphraseException(file));
            }
            case Keyset.Protection.InKeychain(var account) -> {
                var keychain = keys.keychain().orElseThrow(() -> VaultLockedException.noKeychain(file));
                yield keyset.open(SealingKey.of(fromKeychain(keychain, account)))
                        .orElseThrow(() -> VaultLockedException.wrongKey(file, keychain.name()));
            }
            case Keyset.Protection.InKeyFile _ ->
                keyset.open(SealingKey.of(new KeyFile(keys.keyFile(), files).read()))
                        .orElseThrow(() -> VaultLockedException.wrongKey(
                                file, keys.keyFile().toString()));
        };
    }

    private byte[] fromKeychain(Keychain keychain, String account) {
        try {
            var found = keychain.find(account)
                    .orElseThrow(() -> VaultLockedException.noKeychainEntry(file, keychain, account));
            var key = Base64.getDecoder().decode(found.reveal());
            if (key.length == SealingKey.BYTES) {
                return key;
            }
        } catch (KeychainException e) {
            throw new VaultLockedException(e.getMessage() + "; " + file + " cannot be opened without it", e);
        } catch (IllegalArgumentException _) {
            // Not even Base64.
        }
        throw VaultLockedException.wrongKey(file, keychain.name());
    }

    /// Makes a data key and protects it.
    DataKey create() throws IOException {
        var key = DataKey.random(random);
        protect(key, keys);
        return key;
    }

    /// Protects a data key by the best way there is. What protected it before is left where it is.
    void protect(DataKey key, VaultKeys by) throws IOException {
        var passphrase = by.passphrase().get();
        if (passphrase.isPresent()) {
            protectByPassphrase(key, passphrase.get());
        } else if (by.keychain().isEmpty() || !isProtectedBy(by.keychain().get(), key)) {
            protectBy(new KeyFile(by.keyFile(), files), key);
        }
    }

    private void protectByPassphrase(DataKey key, Secret passphrase) throws IOException {
        var salt = randomBytes(PassphraseKey.SALT_BYTES);
        var protector = PassphraseKey.derive(passphrase, salt, PassphraseKey.ITERATIONS);
        write(key, new Keyset.Protection.Passphrase(salt, PassphraseKey.ITERATIONS), protector);
    }

    private boolean isProtectedBy(Keychain keychain, DataKey key) throws IOException {
        var account = key.id() + "-" + HexFormat.of().formatHex(randomBytes(ACCOUNT_BYTES));
        var protector = randomBytes(SealingKey.BYTES);
        try {
            keychain.store(account, Secret.of(Base64.getEncoder().encodeToString(protector)));
        } catch (KeychainException _) {
            return false; // Locked or without a daemon; whoever asks for the protection is told that it is another.
        }
        write(key, new Keyset.Protection.InKeychain(account), protector);
        return true;
    }

    /// A key file that is there is used and never overwritten: something else may need it.
    private void protectBy(KeyFile keyFile, DataKey key) throws IOException {
        if (!keyFile.exists()) {
            keyFile.create(randomBytes(SealingKey.BYTES));
        }
        write(key, new Keyset.Protection.InKeyFile(), keyFile.read());
    }

    private void write(DataKey key, Keyset.Protection protection, byte[] protector) throws IOException {
        var keyset = Keyset.seal(key, protection, SealingKey.of(protector));
        files.write(file, keyset.encode(), DurableFiles.Access.OWNER_ONLY);
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
