package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.TermsClass;
import dev.antigravity.pool.Member;
import dev.antigravity.pool.MemberDirectory;
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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The accounts of the configuration and of the vault, taken together. One the configuration states shadows one of the
/// same name in the vault. Thread-safe.
public final class AccountsInForce implements AccountDirectory, MemberDirectory, CredentialSource {
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
            Map<String, List<Member>> members,
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
    public List<Member> members(String provider) {
        return current().members().getOrDefault(provider, List.of());
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
            last = take(last.members());
            snapshot = last;
        }
        return last;
    }

    /// @param before lists that stay the same as long as they are equal
    private Snapshot take(Map<String, List<Member>> before) {
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
        var members = new HashMap<String, List<Member>>();
        byProvider.forEach((provider, accounts) -> {
            var list = accounts.stream()
                    .map(account -> member(account, stated.get(account.id())))
                    .toList();
            var known = before.get(provider);
            members.put(provider, list.equals(known) ? known : list);
        });
        return new Snapshot(now, clock.instant(), byProvider, members, stated);
    }

    private static Member member(Account account, @Nullable AccountSettings stated) {
        return stated == null
                ? Member.of(account)
                : new Member(
                        account,
                        Set.copyOf(stated.excludedModels()),
                        stated.proxy(),
                        stated.mostInFlight().orElse(Integer.MAX_VALUE));
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
