package dev.antigravity.command;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.settings.AccountSettings;
import dev.antigravity.settings.Origin;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.spelling.NearestName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All accounts there are, used or not: those the configuration states, and those of the vault. Looked at once.
final class AccountShelf {
    private final Workbench bench;
    private final Map<String, KnownAccount> accounts = new TreeMap<>();

    AccountShelf(Workbench bench) {
        this.bench = bench;
        bench.storedAccounts().list().forEach(stored -> accounts.put(stored.id(), stored(stored)));
        for (var provider : bench.settings().providers().values()) {
            for (var account : provider.accounts()) {
                var known = stated(provider, account);
                accounts.put(known.id(), known);
            }
        }
    }

    List<KnownAccount> all() {
        return new ArrayList<>(accounts.values());
    }

    List<KnownAccount> of(String provider) {
        return accounts.values().stream()
                .filter(account -> account.account().provider().equals(provider))
                .toList();
    }

    Optional<KnownAccount> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /// @throws CommandException if there is no such account; it names the nearest
    KnownAccount get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /// @throws CommandException if there is no such account, or the configuration states it: then only an editor can
    ///                          change it
    void requireOurs(String id) {
        var account = get(id);
        if (account.isStated()) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    id + " stands in " + account.where() + ", which is yours alone to change.",
                    Text.of("Edit it there; a running proxy takes the change over."));
        }
    }

    private CommandException unknown(String id) {
        var hint = NearestName.of(id, accounts.keySet())
                .map(near -> Text.of("Did you mean " + near + "?"))
                .orElseGet(() -> Text.of("See ").command("antigravity accounts").and("."));
        return new CommandException(ErrorCode.USAGE, "There is no account \"" + id + "\".", hint);
    }

    List<Candidate> candidates() {
        return accounts.values().stream()
                .map(account -> Candidate.of(account.id(), account.kind() + ", " + account.state()))
                .toList();
    }

    private KnownAccount stored(StoredAccount stored) {
        var expires = stored.credential() instanceof Credential.OAuthTokens tokens
                ? tokens.expiresAt()
                : Optional.<Instant>empty();
        return new KnownAccount(
                stored.account(),
                kind(stored.credential()),
                "vault",
                false,
                bench.logins().signInReason(stored),
                expires);
    }

    private static String kind(Credential credential) {
        return switch (credential) {
            case Credential.ApiKey _ -> KnownAccount.API_KEY;
            case Credential.OAuthTokens _ -> KnownAccount.OAUTH;
            case Credential.None _ -> KnownAccount.NO_CREDENTIAL;
            case Credential.Unknown(var kind) -> kind;
        };
    }

    private KnownAccount stated(ProviderSettings provider, AccountSettings stated) {
        var account = stated.at(provider.id());
        return switch (stated.login()) {
            case AccountSettings.Login.ApiKey _ -> stated(account, KnownAccount.API_KEY, Optional.empty());
            case AccountSettings.Login.None _ -> stated(account, KnownAccount.NO_CREDENTIAL, Optional.empty());
            case AccountSettings.Login.Vault(var name) -> borrowed(account, name);
        };
    }

    /// One that uses a login of the vault.
    private KnownAccount borrowed(Account account, String name) {
        var login = Optional.ofNullable(accounts.get(account.provider() + "/" + name));
        var reason = login.isEmpty()
                ? Optional.of("the vault has no login " + name)
                : login.get().loginReason();
        return stated(account, KnownAccount.OAUTH, reason);
    }

    private KnownAccount stated(Account account, String kind, Optional<String> reason) {
        return new KnownAccount(account, kind, file(), true, reason, Optional.empty());
    }

    private String file() {
        return bench.settings().values().stream()
                .map(value -> value.origin())
                .filter(Origin.File.class::isInstance)
                .map(origin -> ((Origin.File) origin).file().toString())
                .findFirst()
                .orElse("the configuration");
    }
}
