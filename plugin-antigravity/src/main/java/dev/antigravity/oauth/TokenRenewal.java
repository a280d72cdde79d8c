package dev.antigravity.oauth;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialChangedException;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.account.UnknownAccountException;
import dev.antigravity.files.FileBusyException;
import dev.antigravity.files.FileLocks;
import dev.antigravity.oauth.Renewal.Later;
import dev.antigravity.oauth.Renewal.Renewed;
import dev.antigravity.oauth.Renewal.SignInAgain;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Redeems a refresh token, or the token of a web session, once for all processes of this machine.
///
/// 1. Take the account's lock.
/// 2. Read the account again: another process may have renewed it, the user may have changed or removed it.
/// 3. Ask the server.
/// 4. Keep the new tokens before anybody uses them, and only if nobody has changed the credential meanwhile.
/// 5. Give the lock back.
///
/// Thread-safe, but meant to be called once at a time for each account.
final class TokenRenewal {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(90);
    private static final SignInAgain REMOVED = new SignInAgain("the account was removed");

    private final OAuthAccounts accounts;
    private final AuthorizationServers servers;
    private final TokenClient tokens;
    private final FileLocks locks;
    private final Path lockFolder;

    /// Grants that could not be kept; the disk was full, say. To forget one would be to lose the login.
    private final Map<String, Unkept> unkept = new ConcurrentHashMap<>();

    private record Unkept(Secret redeemed, TokenGrant grant) {}

    TokenRenewal(
            OAuthAccounts accounts,
            AuthorizationServers servers,
            TokenClient tokens,
            FileLocks locks,
            Path lockFolder) {
        this.accounts = accounts;
        this.servers = servers;
        this.tokens = tokens;
        this.locks = locks;
        this.lockFolder = lockFolder;
    }

    /// @param stale the access token that is too old or was rejected
    Renewal renew(Account account, Secret stale) {
        try (var _ = locks.acquire(lockFile(account), LOCK_PATIENCE)) {
            return accounts.find(account).map(kept -> renewIfStale(kept, stale)).orElse(REMOVED);
        } catch (FileBusyException _) {
            return new Later("another process has been renewing its token for too long");
        } catch (IOException e) {
            return new Later("its lock cannot be taken: " + e.getMessage());
        }
    }

    private Renewal renewIfStale(StoredAccount kept, Secret stale) {
        return kept.credential() instanceof OAuthTokens held
                        && held.accessToken().equals(stale)
                ? renew(kept, held)
                : new Renewed(kept.credential());
    }

    private Renewal renew(StoredAccount kept, OAuthTokens held) {
        var reason = accounts.signInReason(kept);
        if (reason.isPresent()) {
            return new SignInAgain(reason.get());
        }
        if (held.refreshToken().isEmpty()) {
            return end(kept, held, "its login has ended, and the provider gave no token to renew it with");
        }
        var redeemed = held.refreshToken().get();
        var saved = Optional.ofNullable(unkept.get(key(kept)))
                .filter(grant -> grant.redeemed().equals(redeemed))
                .map(Unkept::grant);
        if (saved.isPresent()) {
            return keep(kept, held, redeemed, saved.get());
        }
        var provider = kept.account().provider();
        return ask(kept.account(), redeemed)
                .map(answer -> renewal(answer, kept, held, redeemed))
                .orElseGet(() -> new Later("no OAuth client is configured for " + provider));
    }

    private Optional<TokenAnswer> ask(Account account, Secret redeemed) {
        var provider = account.provider();
        var line = tokens.through(servers.proxy(account));
        var session = servers.sessions(provider);
        return session.isPresent()
                ? session.map(server -> line.sessions().exchange(server, redeemed))
                : servers.find(provider).map(server -> line.refresh(server, redeemed));
    }

    private Renewal renewal(TokenAnswer answer, StoredAccount kept, OAuthTokens held, Secret redeemed) {
        return switch (answer) {
            case TokenAnswer.Granted(var grant) -> keep(kept, held, redeemed, grant);
            case TokenAnswer.Refused(var error)
            when error.code().equals("invalid_grant") -> end(kept, held, "the provider has ended its login: " + error);
            case TokenAnswer.Refused(var error) ->
                new Later("the provider refused to renew its token: " + error + "; check the OAuth client");
            case TokenAnswer.Unreachable(var reason) -> new Later(reason);
            case TokenAnswer.Unusable(var reason) -> new Later(reason);
        };
    }

    private Renewal keep(StoredAccount kept, OAuthTokens held, Secret redeemed, TokenGrant grant) {
        unkept.put(key(kept), new Unkept(redeemed, grant));
        var renewal = unlessChanged(
                () -> new Renewed(accounts.replace(kept, grant.after(held)).credential()));
        if (!(renewal instanceof Later)) {
            unkept.remove(key(kept));
        }
        return renewal;
    }

    private Renewal end(StoredAccount kept, OAuthTokens held, String reason) {
        return unlessChanged(() -> {
            accounts.end(kept, held, reason);
            return new SignInAgain(reason);
        });
    }

    private interface Write {
        Renewal write();
    }

    /// Whoever has changed or removed the account in the meantime meant it.
    private static Renewal unlessChanged(Write write) {
        try {
            return write.write();
        } catch (CredentialChangedException e) {
            return new Renewed(e.current().credential());
        } catch (UnknownAccountException _) {
            return REMOVED;
        } catch (VaultException e) {
            return new Later("its renewed token cannot be kept: " + e.getMessage());
        }
    }

    private static String key(StoredAccount kept) {
        return OAuthAccounts.key(kept.account());
    }

    private Path lockFile(Account account) {
        try {
            var key = OAuthAccounts.key(account).getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return lockFolder.resolve("renew-" + HexFormat.of().formatHex(digest, 0, 16) + ".lock");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
