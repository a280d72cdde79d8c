package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.HostServices;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.RunningProxy;
import dev.antigravity.command.Workbench;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.oauth.RefreshingCredentialSource;
import dev.antigravity.oauth.ServerDiscovery;
import dev.antigravity.oauth.TokenClient;
import dev.antigravity.settings.Settings;
import dev.antigravity.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays out what commands and the proxy work with, piece by piece as it is asked for. Thread-safe.
final class Workshop implements Workbench, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private final HostServices host;
    private final String version;
    private final Stores stores;
    private final Lazy<SettingsFile> settings;
    private final AllowedHosts oauthHosts = new AllowedHosts();
    private final Lazy<OutboundClient> oauthClient;
    private final Lazy<TokenClient> tokens;
    private final Lazy<ConfiguredServers> servers;
    private final Lazy<RefreshingCredentialSource> vaultCredentials;
    private final Lazy<AccountsInForce> accountsInForce;
    private final List<AutoCloseable> opened;

    /// Follows `config.yaml` of the home folder, if there is one.
    Workshop(HostServices host, String version) {
        this(
                host,
                version,
                new Stores(host),
                new CopyOnWriteArrayList<>(),
                variables -> SettingsFile.optional(host.paths().home().resolve("config.yaml"), variables));
    }

    private Workshop(
            HostServices host, String version, Stores stores, List<AutoCloseable> opened, Recipe configuration) {
        this.host = host;
        this.version = version;
        this.stores = stores;
        this.opened = opened;
        settings = new Lazy<>(() -> configuration.open(host.environment().variables()));
        oauthClient = new Lazy<>(() -> toClose(new OutboundClient(oauthHosts, "antigravity/" + version)));
        tokens = new Lazy<>(() -> new TokenClient(new OutboundForms(oauthClient.get()), host.clock()));
        servers = new Lazy<>(() -> new ConfiguredServers(
                this::current, new ServerDiscovery(new OutboundForms(oauthClient.get())), oauthHosts));
        vaultCredentials = new Lazy<>(() -> new RefreshingCredentialSource(
                stores.logins(),
                servers.get(),
                tokens.get(),
                stores.locks(),
                stores.state().resolve("renewals"),
                host.clock()));
        accountsInForce = new Lazy<>(() -> new AccountsInForce(
                this::current, this::storedAccounts, new LateCredentials(vaultCredentials), host.clock()));
    }

    /// How to come by the settings.
    private interface Recipe {
        SettingsFile open(Map<String, String> variables);
    }

    @Override
    public HostServices host() {
        return host;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public SettingsFile settings() {
        return settings.get();
    }

    Settings current() {
        return settings().current();
    }

    private <T extends AutoCloseable> T toClose(T resource) {
        opened.add(resource);
        return resource;
    }

    @Override
    public Workshop following(Path config) {
        return new Workshop(host, version, stores, opened, variables -> SettingsFile.required(config, variables));
    }

    @Override
    public RunningProxy startProxy(ProxyOrder order, Consumer<String> rejections) throws IOException {
        return ServedProxy.start(this, order, rejections);
    }

    Stores stores() {
        return stores;
    }

    RefreshingCredentialSource vaultCredentials() {
        return vaultCredentials.get();
    }

    AccountsInForce accountsInForce() {
        return accountsInForce.get();
    }

    private List<Account> storedAccounts() {
        return stores.accounts().list().stream().map(StoredAccount::account).toList();
    }

    /// Closes what was opened for this workshop and those made from it.
    @Override
    public void close() {
        for (var resource : opened) {
            try {
                resource.close();
            } catch (Exception e) { // whatever it is, the others are to be closed too
                LOG.warn("something did not close", e);
            }
        }
        opened.clear();
    }
}
