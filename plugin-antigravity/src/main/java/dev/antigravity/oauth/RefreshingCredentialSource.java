package dev.antigravity.oauth;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.files.FileLocks;
import dev.antigravity.secret.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;

/// Gives the credentials of the accounts in the vault. Tokens are renewed ahead of their end, once for all threads
/// and processes that want them; see {@link TokenRenewal} for how. Thread-safe.
///
/// A token that is due but good is handed out while it is renewed in the background, so that a server that is away
/// costs nothing until the token has ended.
public final class RefreshingCredentialSource implements CredentialSource {
    private final OAuthAccounts accounts;
    private final AuthorizationServers servers;
    private final RenewalFlights flights;
    private final InstantSource clock;
    private final TokenAge age = new TokenAge();

    /// @param locks      those of this process
    /// @param lockFolder shared by all processes that share the vault
    public RefreshingCredentialSource(
            OAuthAccounts accounts,
            AuthorizationServers servers,
            TokenClient tokens,
            FileLocks locks,
            Path lockFolder,
            InstantSource clock) {
        this.accounts = accounts;
        this.servers = servers;
        this.flights = new RenewalFlights(new TokenRenewal(accounts, servers, tokens, locks, lockFolder), clock);
        this.clock = clock;
    }

    @Override
    public Credential fresh(Account account) {
        var stored = accounts.find(account)
                .orElseThrow(() -> CredentialUnavailableException.signIn(account, "it was removed"));
        return switch (stored.credential()) {
            case OAuthTokens tokens -> fresh(stored, tokens);
            case Credential.ApiKey key -> key;
            case Credential.None none -> none;
            case Credential.Unknown(var kind) ->
                throw CredentialUnavailableException.signIn(
                        account, "its credential (" + kind + ") was kept by a newer version");
        };
    }

    private Credential fresh(StoredAccount stored, OAuthTokens tokens) {
        return switch (ageOf(stored, tokens)) {
            case FRESH -> tokens;
            case DUE -> {
                renewInBackground(stored, tokens);
                yield tokens;
            }
            case EXPIRED -> renewed(stored, tokens);
        };
    }

    private Credential renewed(StoredAccount stored, OAuthTokens tokens) {
        var account = stored.account();
        accounts.signInReason(stored).ifPresent(reason -> {
            throw CredentialUnavailableException.signIn(account, reason);
        });
        return await(account, tokens.accessToken());
    }

    @Override
    public Credential afterRejection(Account account, Credential rejected) {
        return switch (rejected) {
            case OAuthTokens tokens -> await(account, tokens.accessToken());
            case Credential.ApiKey _, Credential.None _, Credential.Unknown _ ->
                throw CredentialUnavailableException.signIn(account, "the provider rejects its credential");
        };
    }

    /// Renews in the background whatever is due, whether anybody asks for it or not. To be called now and then.
    public void renewDue() {
        for (var stored : accounts.list()) {
            if (stored.account().enabled()
                    && stored.credential() instanceof OAuthTokens tokens
                    && ageOf(stored, tokens) != TokenAge.Age.FRESH) {
                renewInBackground(stored, tokens);
            }
        }
    }

    private void renewInBackground(StoredAccount stored, OAuthTokens tokens) {
        if (tokens.refreshToken().isPresent()) {
            var _ = flights.renew(stored.account(), tokens.accessToken());
        }
    }

    private Credential await(Account account, Secret stale) {
        try {
            return switch (flights.renew(account, stale).get()) {
                case Renewal.Renewed(var credential) -> credential;
                case Renewal.SignInAgain(var reason) -> throw CredentialUnavailableException.signIn(account, reason);
                case Renewal.Later(var reason) -> throw CredentialUnavailableException.forNow(account, reason);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CredentialUnavailableException.forNow(account, "the wait for its token was interrupted", e);
        } catch (ExecutionException e) {
            throw CredentialUnavailableException.forNow(account, "its token could not be renewed", e);
        }
    }

    private TokenAge.Age ageOf(StoredAccount stored, OAuthTokens tokens) {
        var ahead = servers.refreshAhead(stored.account().provider());
        return age.of(OAuthAccounts.key(stored.account()), tokens, ahead, clock.instant());
    }
}
