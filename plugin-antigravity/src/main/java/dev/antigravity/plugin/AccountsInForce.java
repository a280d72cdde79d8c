package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.TermsClass;
import dev.antigravity.route.AccountDirectory;
import dev.antigravity.settings.AccountSettings;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ProviderSettings;
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
        snapshot = take();
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
        return stated.isPresent() ? credential(stated.get(), account) : vault.afterRejection(account, rejected);
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
            last = take();
            snapshot = last;
        }
        return last;
    }

    private Snapshot take() {
        var now = settings.get();
        var byProvider = new HashMap<String, List<Account>>();
        var stated = new HashMap<String, AccountSettings>();
        for (var provider : now.providers().values()) {
            for (var account : provider.accounts()) {
                var known = account(provider, account);
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
        byProvider.replaceAll((_, accounts) -> accounts.stream()
                .filter(Account::enabled)
                .sorted(Comparator.comparingInt(Account::priority).reversed())
                .toList());
        return new Snapshot(now, clock.instant(), byProvider, stated);
    }

    private static Account account(ProviderSettings provider, AccountSettings stated) {
        return new Account(
                provider.id(),
                stated.name(),
                Instant.EPOCH,
                stated.enabled(),
                stated.weight(),
                stated.priority(),
                TermsClass.API_KEY,
                Map.of(),
                stated.baseUrl().map(BaseUrl::stated),
                stated.project());
    }
}
