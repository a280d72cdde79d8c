package dev.antigravity.secret;

import dev.antigravity.files.Disk;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Opens vaults in one home. Its clock stands at 2026-02-03 09:15:00.
final class VaultBench {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T09:15:00Z"), ZoneOffset.UTC);

    final Path home;
    private final FileLocks locks = new FileLocks();

    VaultBench(Path home) {
        this.home = home;
    }

    /// A vault with a key file, as another process would open it.
    Vault open() {
        return open(VaultKeys.onlyFile(keyFile()));
    }

    Vault open(VaultKeys keys) {
        return open(keys, Disk.ofThisMachine());
    }

    Vault open(VaultKeys keys, Disk disk) {
        return new Vault(home, keys, new DurableFiles(disk, CLOCK), locks, CLOCK, new SecureRandom());
    }

    VaultKeys passphrase(String passphrase) {
        return new VaultKeys(() -> Optional.of(Secret.of(passphrase)), Optional.empty(), keyFile());
    }

    VaultKeys keychain(Keychain keychain) {
        return new VaultKeys(Optional::empty, Optional.of(keychain), keyFile());
    }

    Path keyFile() {
        return home.resolve("vault.key");
    }

    Path vaultFile() {
        return home.resolve("vault.json");
    }

    Path keysetFile() {
        return home.resolve("keyset.json");
    }

    static JsonObject token(String text) {
        return JsonObject.of("token", text);
    }
}
