package dev.antigravity.account;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Opens the accounts of one home, each time as another process would.
record AccountBench(Path home, FileLocks locks) {
    static final Instant NOW = Instant.parse("2026-02-03T09:15:00Z");
    static final Credential.ApiKey KEY = new Credential.ApiKey(Secret.of("sk-canary"));

    AccountBench(Path home) {
        this(home, new FileLocks());
    }

    AccountStore open() {
        return new AccountStore(vault(), new SecureRandom());
    }

    Vault vault() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var keys = VaultKeys.onlyFile(home.resolve("vault.key"));
        return new Vault(home, keys, DurableFiles.onThisMachine(clock), locks, clock, new SecureRandom());
    }

    static Account account(String provider, String name) {
        return Account.of(provider, name, TermsClass.API_KEY, NOW);
    }

    static Credential.OAuthTokens tokens(String access) {
        return new Credential.OAuthTokens(
                Secret.of(access),
                Optional.of(Secret.of("refresh-" + access)),
                Optional.of(NOW.plusSeconds(3600)),
                List.of("user:inference", "user:profile"),
                "Bearer");
    }
}
