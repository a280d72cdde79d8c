package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountDirectory;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.settings.AccountSettings;
import dev.antigravity.settings.ProviderAccounts;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The accounts of the configuration and of the vault, taken together. One the configuration states shadows one of the
/// same name in the vault. Thread-safe.
public final class AccountsInForce implements AccountDirectory, CredentialSource, ProviderAccounts {
    /// How long a look at the vault holds; other processes may change it at any time.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Settings> settings;
    private final Supplier<List<Account>> stored;
    private final CredentialSource vault;
    private final InstantSource clock;
    private volatile Snapshot snapshot;

    private record Snapshot(Settings settings, Instant taken, Map<String, List<Account>> byProvider) {}

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
    public List<Account> usable(ProviderSettings provider) {
        var now = current();
        var inForce = now.settings().provider(provider.id());
        return inForce.isPresent() && inForce.get() == provider
                ? now.byProvider().getOrDefault(provider.id(), List.of())
                : usable(provider, ofVault(provider.id()));
    }

    @Override
    public Credential fresh(Account account) {
        var provider = settings.get().provider(account.provider());
        return provider.isPresent() ? fresh(provider.get(), account) : vault.fresh(account);
    }

    @Override
    public Credential fresh(ProviderSettings provider, Account account) {
        var stated = provider.account(account.name());
        return stated.isPresent() ? credential(stated.get(), account) : vault.fresh(account);
    }

    @Override
    public Credential afterRejection(Account account, Credential rejected) {
        var provider = settings.get().provider(account.provider());
        return provider.isPresent()
                ? afterRejection(provider.get(), account, rejected)
                : vault.afterRejection(account, rejected);
    }

    @Override
    public Credential afterRejection(ProviderSettings provider, Account account, Credential rejected) {
        var stated = provider.account(account.name());
        if (stated.isEmpty()) {
            return vault.afterRejection(account, rejected);
        }
        return stated.get().login() instanceof AccountSettings.Login.Vault(var name)
                ? vault.afterRejection(account.withName(name), rejected)
                : credential(stated.get(), account);
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
        var ofVault = stored.get().stream().collect(Collectors.groupingBy(Account::provider));
        var byProvider = new HashMap<String, List<Account>>();
        for (var provider : now.providers().values()) {
            var usable = usable(provider, ofVault.getOrDefault(provider.id(), List.of()));
            var known = before.get(provider.id());
            byProvider.put(provider.id(), known != null && known.equals(usable) ? known : usable);
        }
        return new Snapshot(now, clock.instant(), byProvider);
    }

    private List<Account> ofVault(String provider) {
        return stored.get().stream()
                .filter(account -> account.provider().equals(provider))
                .toList();
    }

    private static List<Account> usable(ProviderSettings provider, List<Account> ofVault) {
        var stated = provider.accounts().stream().map(account -> account.at(provider.id()));
        var others = ofVault.stream()
                .filter(account -> provider.account(account.name()).isEmpty());
        return Stream.concat(stated, others)
                .filter(Account::enabled)
                .sorted(Comparator.<Account>comparingInt(
                                account -> account.use().priority())
                        .reversed())
                .toList();
    }
}
