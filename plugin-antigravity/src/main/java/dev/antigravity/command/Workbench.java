package dev.antigravity.command;

import dev.antigravity.account.AccountDirectory;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.api.HostServices;
import dev.antigravity.catalog.Catalog;
import dev.antigravity.catalog.ListingCache;
import dev.antigravity.catalog.RefreshedFacts;
import dev.antigravity.catalog.Sightings;
import dev.antigravity.envfile.EnvFiles;
import dev.antigravity.ledger.LedgerFile;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.oauth.OAuthAccounts;
import dev.antigravity.oauth.SignIn;
import dev.antigravity.pool.RestFile;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.service.BackgroundService;
import dev.antigravity.settings.Settings;
import dev.antigravity.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What commands work with. Everything is made when it is first asked for, so that a command costs what it uses.
/// Thread-safe.
public interface Workbench extends AutoCloseable {
    HostServices host();

    /// Of this plugin.
    String version();

    /// The configuration these tools follow.
    ///
    /// @throws dev.antigravity.settings.SettingsException if it cannot be used
    SettingsFile settingsFile();

    default Settings settings() {
        return settingsFile().current();
    }

    /// The same tools, following another configuration.
    Workbench following(Path config);

    Vault vault();

    /// The accounts of the vault.
    AccountStore storedAccounts();

    /// What the vault knows of logins.
    OAuthAccounts logins();

    /// The ways to sign in, and what becomes of the logins.
    SignIn signIn();

    /// The accounts requests may use, of the configuration and of the vault.
    AccountDirectory usableAccounts();

    CredentialSource credentials();

    /// Who rests, as the proxy keeps it.
    RestFile rests();

    /// What became of requests, as proxies keep it on disk.
    LedgerFile ledger();

    Catalog catalog();

    ListingCache listings();

    /// What upstreams were seen not to take.
    Sightings sightings();

    /// What public data sets know of models.
    RefreshedFacts modelFacts();

    /// What env files are opened with.
    EnvFiles envFiles();

    /// What the proxy's clients prove themselves with. May make a key.
    List<Secret> proxyKeys();

    /// The proxy as a service.
    BackgroundService service();

    /// Where the proxy of this very process listens, if it has one.
    Optional<URI> proxyHere();

    /// A client that may call this address, and no other that was not asked for.
    OutboundClient client(URI address);

    /// Lets the proxy listen in this process, and take over changes of the configuration, until it is stopped.
    ///
    /// @param rejections told of a changed configuration that cannot be used
    /// @throws dev.antigravity.endpoint.PortTakenException if somebody else listens there
    RunningProxy startProxy(ProxyOrder order, Consumer<String> rejections) throws IOException;

    /// Gives back what was opened.
    @Override
    void close();
}
