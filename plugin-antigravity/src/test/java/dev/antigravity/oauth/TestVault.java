package dev.antigravity.oauth;

import dev.antigravity.account.AccountStore;
import dev.antigravity.files.Disk;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// Real vaults in a folder, for tests.
final class TestVault {
    private TestVault() {}

    static Vault in(Path home) {
        return in(home, Disk.ofThisMachine());
    }

    static Vault in(Path home, Disk disk) {
        var clock = Clock.systemUTC();
        return new Vault(
                home,
                VaultKeys.onlyFile(home.resolve("vault.key")),
                new DurableFiles(disk, clock),
                new FileLocks(),
                clock,
                new SecureRandom());
    }

    static AccountStore accountsIn(Path home) {
        return new AccountStore(in(home), new SecureRandom());
    }
}
