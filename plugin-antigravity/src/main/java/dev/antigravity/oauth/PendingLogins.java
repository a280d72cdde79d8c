package dev.antigravity.oauth;

import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultRecord;
import dev.antigravity.secret.VersionConflictException;
import java.time.InstantSource;
import java.util.Optional;

/// Where logins wait for consent: in the vault, since they hold secrets and another process may finish them.
/// Thread-safe.
public final class PendingLogins {
    private static final String PREFIX = "login:";

    private final Vault vault;
    private final InstantSource clock;

    public PendingLogins(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// Keeps a new login, and forgets those that nobody finished in time.
    void add(PendingLogin login) {
        for (var record : vault.list()) {
            if (record.id().startsWith(PREFIX) && isOver(record)) {
                remove(record);
            }
        }
        vault.create(PREFIX + login.state(), login.toJson());
    }

    /// Keeps the login as it is now, unless somebody has finished it or keeps it already.
    void update(PendingLogin login) {
        record(login.state()).ifPresent(record -> {
            try {
                vault.replace(record.id(), record.version(), login.toJson());
            } catch (VersionConflictException _) {
                // Another process waits for the same login; its word is as good as ours.
            }
        });
    }

    Optional<PendingLogin> find(String state) {
        return record(state).filter(record -> !isOver(record)).map(PendingLogins::login);
    }

    /// Finds and removes in one step: of several who ask, one gets it.
    Optional<PendingLogin> take(String state) {
        return record(state)
                .filter(this::remove)
                .filter(record -> !isOver(record))
                .map(PendingLogins::login);
    }

    private Optional<VaultRecord> record(String state) {
        return vault.find(PREFIX + state);
    }

    private boolean isOver(VaultRecord record) {
        return login(record).isOver(clock.instant());
    }

    private static PendingLogin login(VaultRecord record) {
        return PendingLogin.fromJson(record.content());
    }

    private boolean remove(VaultRecord record) {
        try {
            vault.remove(record.id(), record.version());
            return true;
        } catch (VersionConflictException _) {
            return false;
        }
    }
}
