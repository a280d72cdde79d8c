package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.oauth.CodeLogin;
import dev.antigravity.oauth.DeviceLogin;
import dev.antigravity.oauth.LoginOutcome;
import dev.antigravity.oauth.LoopbackLogin;
import dev.antigravity.oauth.PendingLogins;
import dev.antigravity.oauth.SessionLogin;
import dev.antigravity.oauth.SignIn;
import dev.antigravity.oauth.TokenClient;
import dev.antigravity.settings.Settings;
import dev.antigravity.upstream.AccountStanding;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// Signing in at the authorization servers the configuration names. Thread-safe.
final class ConfiguredSignIn implements SignIn {
    private final Stores stores;
    private final Supplier<Settings> settings;
    private final ConfiguredServers servers;
    private final TokenClient tokens;
    private final AccountStanding standing;
    private final Clock clock;

    ConfiguredSignIn(
            Stores stores,
            Supplier<Settings> settings,
            ConfiguredServers servers,
            TokenClient tokens,
            AccountStanding standing,
            Clock clock) {
        this.stores = stores;
        this.settings = settings;
        this.servers = servers;
        this.tokens = tokens;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public CodeLogin byCode() {
        return new CodeLogin(servers, pending(), tokens, stores.random(), clock);
    }

    @Override
    public LoopbackLogin byLoopback() {
        return new LoopbackLogin(byCode());
    }

    @Override
    public DeviceLogin byDevice() {
        return new DeviceLogin(servers, pending(), tokens, stores.random(), clock, Thread::sleep);
    }

    private PendingLogins pending() {
        return new PendingLogins(stores.vault(), clock);
    }

    @Override
    public SessionLogin bySession() {
        return new SessionLogin(servers, tokens);
    }

    @Override
    public Optional<String> obstacle(String provider) {
        return servers.obstacle(provider);
    }

    @Override
    public StoredAccount keep(LoginOutcome.SignedIn login) {
        var provider = settings.get().provider(login.provider()).orElseThrow();
        return standing.settle(provider, stores.logins().keep(login, provider.loginTerms()));
    }

    @Override
    public Optional<String> revoke(Account account, Credential.OAuthTokens login) {
        return servers.find(account.provider())
                .map(server -> tokens.through(servers.proxy(account))
                        .revoke(server, login.refreshToken().orElse(login.accessToken())))
                .orElse(Optional.of("no OAuth client is configured for " + account.provider() + " any more"));
    }
}
