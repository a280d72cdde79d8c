package dev.antigravity.secret;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Records at rest, encrypted, shared by all processes of a user.
///
/// A record is replaced or removed only by somebody who has seen its present version, so that two writers never undo
/// each other and nobody revives what was removed. Each change is one durable write. What another process has written
/// is seen by the next call. Nothing is read or made before it is needed: an unused vault leaves no file and asks for
/// no passphrase.
///
/// A damaged or foreign file is renamed, never overwritten; see {@link BrokenVaultException}. Thread-safe.
public final class Vault {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final VaultStore store;
    private final FileLocks locks;
    private final Path lockFile;

    /// @param home  the folder of `vault.json` and `keyset.json`; created when it is needed
    /// @param locks those of this process
    public Vault(Path home, VaultKeys keys, DurableFiles files, FileLocks locks, Clock clock, SecureRandom random) {
        this.store = new VaultStore(home, keys, files, clock, random);
        this.locks = locks;
        this.lockFile = home.resolve("vault.lock");
    }

    private interface Locked<T> {
        T run() throws IOException;
    }

    /// Opens the vault now instead of at the first use, so that a wrong passphrase shows at once. Does nothing if there
    /// is no vault.
    public void unlock() {
        current();
        if (store.protection().isPresent()) {
            locked(() -> {
                store.unlockIfThere();
                return true;
            });
        }
    }

    /// What protects the key of this vault; empty if there is no vault yet.
    public Optional<VaultProtection> protection() {
        return store.protection();
    }

    /// Protects the key of an existing vault anew, by the best way these keys offer. The records stay as they are.
    ///
    /// @return what protects it now, empty if there is no vault yet
    public Optional<VaultProtection> protectWith(VaultKeys keys) {
        current();
        return locked(() -> {
            store.protectWith(keys);
            return store.protection();
        });
    }

    public Optional<VaultRecord> find(String id) {
        return Optional.ofNullable(current().records().get(id));
    }

    /// All records in the order of their ids.
    public List<VaultRecord> list() {
        return List.copyOf(current().records().values());
    }

    /// What must hold for all records at the moment of a change. Throws what it likes if it does not.
    public interface Check {
        Check NONE = _ -> {};

        void check(Collection<VaultRecord> present);
    }

    public VaultRecord create(String id, JsonObject content) {
        return create(id, content, Check.NONE);
    }

    /// @throws VersionConflictException if there is such a record already
    public VaultRecord create(String id, JsonObject content, Check check) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id has 1 to 200 characters and none of them is a control character");
        }
        return changing(now -> {
            if (now.records().containsKey(id)) {
                throw VersionConflictException.exists(id);
            }
            check.check(now.records().values());
            return store.put(now, id, content);
        });
    }

    public VaultRecord replace(String id, long expectedVersion, JsonObject content) {
        return replace(id, expectedVersion, content, Check.NONE);
    }

    /// @param expectedVersion the version the caller has seen
    /// @throws VersionConflictException if the record has another version by now, or is gone
    public VaultRecord replace(String id, long expectedVersion, JsonObject content, Check check) {
        return changing(now -> {
            refuseUnseen(now, id, expectedVersion);
            check.check(now.records().values());
            return store.put(now, id, content);
        });
    }

    /// @param expectedVersion the version the caller has seen
    /// @throws VersionConflictException if the record has another version by now, or is gone
    public void remove(String id, long expectedVersion) {
        changing(now -> {
            refuseUnseen(now, id, expectedVersion);
            store.remove(now, id);
            return id;
        });
    }

    private static void refuseUnseen(VaultSnapshot now, String id, long expectedVersion) {
        var found = now.records().get(id);
        if (found == null || found.version() != expectedVersion) {
            throw VersionConflictException.changed(
                    id, expectedVersion, found == null ? OptionalLong.empty() : OptionalLong.of(found.version()));
        }
    }

    private interface Change<T> {
        T run(VaultSnapshot now) throws IOException;
    }

    private <T> T changing(Change<T> change) {
        current(); // Asks for a passphrase, if it has to, before others have to wait for us.
        return locked(() -> change.run(fresh()));
    }

    private VaultSnapshot current() {
        try {
            return store.read();
        } catch (DamagedFileException _) {
            return locked(this::fresh);
        } catch (IOException e) {
            throw new VaultAccessException(store.file(), e);
        }
    }

    /// What is in the file now, under the lock; the only place that sets a file aside.
    private VaultSnapshot fresh() throws IOException {
        try {
            return store.readFresh();
        } catch (DamagedFileException damaged) {
            throw store.setAside(damaged);
        }
    }

    private <T> T locked(Locked<T> action) {
        try (var _ = locks.acquire(lockFile, PATIENCE)) {
            return action.run();
        } catch (IOException e) {
            throw new VaultAccessException(store.file(), e);
        }
    }
}
