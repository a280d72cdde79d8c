package dev.antigravity.account;

import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultRecord;
import dev.antigravity.secret.VersionConflictException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The accounts of the vault, for all processes of a user. Every call sees what other processes have done. Thread-safe.
///
/// Ids are readable (`claude/work`) and may change; inside, an account has a key that never does, so that a token that
/// is renewed while the user renames the account still finds its place.
public final class AccountStore {
    private static final String PREFIX = "account:";
    private static final int KEY_BYTES = 12;

    private final Vault vault;
    private final SecureRandom random;
    private volatile Map<String, StoredAccount> decoded = Map.of();

    public AccountStore(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /// All accounts in the order of their ids. Those that only a newer version can read are left out.
    public List<StoredAccount> list() {
        var known = decoded;
        var now = new TreeMap<String, StoredAccount>();
        for (var record : vault.list()) {
            if (record.id().startsWith(PREFIX)) {
                read(record, known).ifPresent(account -> now.put(record.id(), account));
            }
        }
        decoded = now;
        return now.values().stream()
                .sorted(Comparator.comparing(StoredAccount::id))
                .toList();
    }

    private static Optional<StoredAccount> read(VaultRecord record, Map<String, StoredAccount> known) {
        var before = known.get(record.id());
        return before != null && before.version() == record.version()
                ? Optional.of(before)
                : AccountRecords.decode(record);
    }

    public Optional<StoredAccount> find(String id) {
        return list().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /// @throws UnknownAccountException if there is none; the message names the nearest
    public StoredAccount get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /// A name nobody has at that provider yet: the wished one, or with a number.
    public String freeName(String provider, String wished) {
        var taken = list().stream().map(StoredAccount::id).collect(Collectors.toSet());
        var name = wished;
        for (var number = 2; taken.contains(provider + "/" + name); number++) {
            name = wished + "-" + number;
        }
        return name;
    }

    /// @throws DuplicateAccountException if the id is taken
    public StoredAccount add(Account account, Credential credential) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return stored(vault.create(
                PREFIX + HexFormat.of().formatHex(key),
                AccountRecords.encode(account, credential),
                present -> refuseDuplicate(present, "", account.id())));
    }

    /// Keeps a new credential, durably, before it comes back. Changes of the account's name or settings in the meantime
    /// are no obstacle.
    ///
    /// @param seen the account as it was read before the new credential was fetched
    /// @throws CredentialChangedException if somebody else has replaced the credential since
    /// @throws UnknownAccountException    if the account was removed since; it is not revived
    public StoredAccount replaceCredential(StoredAccount seen, Credential credential) {
        var current = seen;
        while (true) {
            try {
                var content = AccountRecords.withCredential(current, credential);
                return stored(vault.replace(current.key(), current.version(), content));
            } catch (VersionConflictException _) {
                current = again(seen);
                if (current.credentialRevision() != seen.credentialRevision()) {
                    throw new CredentialChangedException(current);
                }
            }
        }
    }

    private StoredAccount again(StoredAccount seen) {
        return vault.find(seen.key()).map(AccountStore::stored).orElseThrow(() -> unknown(seen.id()));
    }

    public StoredAccount enable(String id) {
        return update(id, account -> account.withUse(account.use().withEnabled(true)));
    }

    public StoredAccount disable(String id) {
        return update(id, account -> account.withUse(account.use().withEnabled(false)));
    }

    /// @throws DuplicateAccountException if the new id is taken
    public StoredAccount rename(String id, String newName) {
        return update(id, account -> account.withName(newName));
    }

    /// Changes everything but the credential. The change is made again if somebody else was faster.
    ///
    /// @throws UnknownAccountException   if there is no such account
    /// @throws DuplicateAccountException if it would get the id of another
    public StoredAccount update(String id, UnaryOperator<Account> change) {
        var current = get(id);
        while (true) {
            var account = change.apply(current.account());
            if (account.equals(current.account())) {
                return current;
            }
            var key = current.key();
            try {
                return stored(vault.replace(
                        key,
                        current.version(),
                        AccountRecords.withAccount(current, account),
                        present -> refuseDuplicate(present, key, account.id())));
            } catch (VersionConflictException _) {
                current = again(current);
            }
        }
    }

    /// @throws UnknownAccountException if there is no such account
    public void remove(String id) {
        var current = get(id);
        while (true) {
            try {
                vault.remove(current.key(), current.version());
                return;
            } catch (VersionConflictException _) {
                current = again(current);
            }
        }
    }

    private static StoredAccount stored(VaultRecord record) {
        return AccountRecords.decode(record)
                .orElseThrow(() -> new IllegalStateException(record + " became unreadable"));
    }

    private static void refuseDuplicate(Collection<VaultRecord> present, String key, String id) {
        for (var record : present) {
            var other = record.id().startsWith(PREFIX) && !record.id().equals(key)
                    ? AccountRecords.decode(record)
                    : Optional.<StoredAccount>empty();
            if (other.isPresent() && other.get().id().equals(id)) {
                throw new DuplicateAccountException(id);
            }
        }
    }

    private UnknownAccountException unknown(String id) {
        var known = new ArrayList<String>();
        list().forEach(account -> known.add(account.id()));
        return new UnknownAccountException(id, known);
    }
}
