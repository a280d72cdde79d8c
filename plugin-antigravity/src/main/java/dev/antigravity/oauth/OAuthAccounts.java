package dev.antigravity.oauth;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.Credential;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialChangedException;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.account.TermsClass;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The accounts of the vault whose credential is a login. Thread-safe.
public final class OAuthAccounts {
    /// The label that says why an account needs a new login.
    private static final String ENDED = "login-ended";

    private final AccountStore accounts;
    private final InstantSource clock;

    public OAuthAccounts(AccountStore accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Keeps what a login brought: in a new account, or in the one of that name, whose other settings stay.
    public StoredAccount keep(LoginOutcome.SignedIn login, TermsClass terms) {
        var id = login.provider() + "/" + login.account();
        var present = accounts.find(id);
        if (present.isEmpty()) {
            var account = Account.of(login.provider(), login.account(), terms, clock.instant());
            return accounts.add(account, login.grant().asCredential());
        }
        replace(present.get(), login.grant().asCredential());
        return accounts.update(id, account -> account.withoutLabel(ENDED).withTerms(terms));
    }

    /// The newest login wins.
    private void replace(StoredAccount present, Credential credential) {
        var seen = present;
        while (true) {
            try {
                accounts.replaceCredential(seen, credential);
                return;
            } catch (CredentialChangedException e) {
                seen = e.current();
            }
        }
    }

    /// Why the user must sign in again, empty if they need not.
    public Optional<String> signInReason(StoredAccount stored) {
        return stored.credential() instanceof OAuthTokens tokens && isSpent(tokens)
                ? Optional.of(stored.account().labels().getOrDefault(ENDED, "its login has ended"))
                : Optional.empty();
    }

    private boolean isSpent(OAuthTokens tokens) {
        return tokens.refreshToken().isEmpty()
                && tokens.expiresAt()
                        .filter(end -> !end.isAfter(clock.instant()))
                        .isPresent();
    }

    List<StoredAccount> list() {
        return accounts.list();
    }

    /// The account as it is kept now, under whatever name.
    Optional<StoredAccount> find(Account account) {
        return accounts.find(account.id())
                .or(() -> accounts.list().stream()
                        .filter(stored -> key(stored.account()).equals(key(account)))
                        .findFirst());
    }

    /// Stays the same when the account is renamed.
    static String key(Account account) {
        return account.provider() + " " + account.created();
    }

    /// Keeps a renewed token.
    ///
    /// @throws CredentialChangedException if the user has brought another credential since
    /// @throws dev.antigravity.account.UnknownAccountException if the account was removed since
    StoredAccount replace(StoredAccount seen, OAuthTokens renewed) {
        return accounts.replaceCredential(seen, renewed);
    }

    /// Notes that only a new login can help.
    ///
    /// @throws CredentialChangedException if the user has brought another credential since
    /// @throws dev.antigravity.account.UnknownAccountException if the account was removed since
    void end(StoredAccount seen, OAuthTokens tokens, String reason) {
        var now = Optional.of(endOf(tokens, clock.instant()));
        accounts.replaceCredential(
                seen,
                new OAuthTokens(tokens.accessToken(), Optional.empty(), now, tokens.scopes(), tokens.tokenType()));
        accounts.update(seen.id(), account -> account.withLabel(ENDED, reason));
    }

    private static Instant endOf(OAuthTokens tokens, Instant now) {
        return tokens.expiresAt().filter(end -> end.isBefore(now)).orElse(now);
    }
}
