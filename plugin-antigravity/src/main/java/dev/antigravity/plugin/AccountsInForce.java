package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountDirectory;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.settings.AccountSettings;
import dev.antigravity.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The accounts of the configuration and of the vault, taken together. One the configuration states shadows one of the
/// same name in the vault. Thread-safe.
public final class AccountsInForce implements AccountDirectory, CredentialSource {
    /// How long a look at the vault holds; other processes may change it at any time.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Settings> settings;
    private final Supplier<List<Account>> stored;
    private final CredentialSource vault;
    private final InstantSource clock;
    private volatile Snapshot snapshot;

    private record Snapshot(
            Settings settings,
            Instant taken,
            Map<String, List<Account>> byProvider,
            Map<String, AccountSettings> stated) {}

    /// @param stored the accounts of the vault
    /// @param vault  gives their credentials
    public AccountsInForce(
            Supplier<Settings> settings, Supplier<List<Account>> stored, CredentialSource vault, InstantSource clock) {
        this.settings = settings;
        this.stored = stored;
        this.vault = vault;
        this.clock = clock;
        snapshot = take(Map.of());
    }

    @Override
    public List<Account> usable(String provider) {
        return current().byProvider().getOrDefault(provider, List.of());
    }

    @Override
    public Credential fresh(Account account) {
        var stated = stated(account);
        return stated.isPresent() ? credential(stated.get(), account) : vault.fresh(account);
    }

    @Override
    public Credential afterRejection(Account account, Credential rejected) {
        var stated = stated(account);
        if (stated.isEmpty()) {
            return vault.afterRejection(account, rejected);
        }
        return stated.get().login() instanceof AccountSettings.Login.Vault(var name)
                ? vault.afterRejection(account.withName(name), rejected)
                : credential(stated.get(), account);
    }

    private Optional<AccountSettings> stated(Account account) {
        return Optional.ofNullable(current().stated().get(account.id()));
    }

    private Credential credential(AccountSettings stated, Account account) {
        return switch (stated.login()) {
            case AccountSettings.Login.ApiKey(var key) -> new Credential.ApiKey(key);
            case AccountSettings.Login.None _ -> new Credential.None();
            case AccountSettings.Login.Vault(var name) -> vault.fresh(account.withName(name));
        };
    }

    private Snapshot current() {
        var last = snapshot;
        if (last.settings() != settings.get()
                || clock.instant().isAfter(last.taken().plus(FRESH))) {
            last = take(last.byProvider());
            snapshot = last;
        }
        return last;
    }

    /// @param before lists that stay the same as long as they are equal
    private Snapshot take(Map<String, List<Account>> before) {
        var now = settings.get();
        var byProvider = new HashMap<String, List<Account>>();
        var stated = new HashMap<String, AccountSettings>();
        for (var provider : now.providers().values()) {
            for (var account : provider.accounts()) {
                var known = account.at(provider.id());
                stated.put(known.id(), account);
                byProvider
                        .computeIfAbsent(provider.id(), _ -> new ArrayList<>())
                        .add(known);
            }
        }
        for (var account : stored.get()) {
            if (!stated.containsKey(account.id())) {
                byProvider
                        .computeIfAbsent(account.provider(), _ -> new ArrayList<>())
                        .add(account);
            }
        }
        byProvider.replaceAll((provider, accounts) -> {
            var usable = accounts.stream()
                    .filter(Account::enabled)
                    .sorted(Comparator.<Account>comparingInt(
                                    account -> account.use().priority())
                            .reversed())
                    .toList();
            var known = before.get(provider);
            return known != null && known.equals(usable) ? known : usable;
        });
        return new Snapshot(now, clock.instant(), byProvider, stated);
    }
}
