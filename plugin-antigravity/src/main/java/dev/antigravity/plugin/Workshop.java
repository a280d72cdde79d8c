package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountDirectory;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.HostServices;
import dev.antigravity.catalog.Catalog;
import dev.antigravity.catalog.ListingCache;
import dev.antigravity.catalog.RefreshedFacts;
import dev.antigravity.catalog.Sightings;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.RunningProxy;
import dev.antigravity.command.Workbench;
import dev.antigravity.endpoint.HttpLogins;
import dev.antigravity.envfile.EnvFiles;
import dev.antigravity.ledger.LedgerFile;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.Sentinel;
import dev.antigravity.oauth.OAuthAccounts;
import dev.antigravity.oauth.RefreshingCredentialSource;
import dev.antigravity.oauth.SignIn;
import dev.antigravity.oauth.TokenClient;
import dev.antigravity.pool.RestFile;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.service.BackgroundService;
import dev.antigravity.settings.SettingsFile;
import dev.antigravity.upstream.AccountStanding;
import dev.antigravity.upstream.CloudCodeOnboarding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays out what commands and the proxy work with, piece by piece as it is asked for. Thread-safe.
final class Workshop implements Workbench {
    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private final HostServices host;
    private final String version;
    private final Stores stores;
    private final Lazy<SettingsFile> settings;
    private final AllowedHosts hosts = new AllowedHosts();
    private final Lazy<OutboundClient> client;
    private final Lazy<TokenClient> tokenClient;
    private final Lazy<ConfiguredServers> servers;
    private final Lazy<SignIn> signIn;
    private final Lazy<RefreshingCredentialSource> vaultCredentials;
    private final Lazy<AccountsInForce> accountsInForce;
    private final Lazy<Catalog> catalog;
    private final EmbeddedProxy embedded = new EmbeddedProxy(this);
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
        client = new Lazy<>(this::newClient);
        tokenClient = new Lazy<>(() -> new TokenClient(forms(), host.clock()));
        servers = new Lazy<>(() -> new ConfiguredServers(this::settings, forms(), hosts));
        signIn = new Lazy<>(() -> new ConfiguredSignIn(
                stores, this::settings, servers.get(), tokenClient.get(), standing(), host.clock()));
        vaultCredentials = new Lazy<>(() -> new RefreshingCredentialSource(
                stores.logins(),
                servers.get(),
                tokenClient.get(),
                stores.locks(),
                stores.state().resolve("renewals"),
                host.clock()));
        accountsInForce = new Lazy<>(() -> new AccountsInForce(
                this::settings, this::accountsOfVault, new LateCredentials(vaultCredentials), host.clock()));
        catalog = new Lazy<>(() -> new Catalog(
                List.of(
                        new StatedModels(this::settings),
                        new ListedModels(this::settings, stores.listings(), stores.sightings())),
                () -> stores.modelFacts().current()));
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
    public SettingsFile settingsFile() {
        return settings.get();
    }

    private OutboundClient newClient() {
        var sentinel = new Sentinel();
        var made = new OutboundClient(hosts, "antigravity/" + version, sentinel);
        opened.add(made);
        opened.add(sentinel);
        return made;
    }

    private OutboundForms forms() {
        return new OutboundForms(client.get());
    }

    @Override
    public Workshop following(Path config) {
        return new Workshop(host, version, stores, opened, variables -> SettingsFile.required(config, variables));
    }

    @Override
    public RunningProxy startProxy(ProxyOrder order, Consumer<String> rejections) throws IOException {
        return ServedProxy.start(this, order, rejections);
    }

    @Override
    public BackgroundService service() {
        return stores.service();
    }

    @Override
    public Optional<URI> proxyHere() {
        return embedded.address();
    }

    /// The proxy for as long as the host stays up.
    EmbeddedProxy embedded() {
        return embedded;
    }

    @Override
    public Vault vault() {
        return stores.vault();
    }

    @Override
    public AccountStore storedAccounts() {
        return stores.accounts();
    }

    @Override
    public OAuthAccounts logins() {
        return stores.logins();
    }

    @Override
    public SignIn signIn() {
        return signIn.get();
    }

    private AccountStanding standing() {
        return new AccountStanding(
                stores.accounts(), new CloudCodeOnboarding(client.get(), Thread::sleep), hosts::allow);
    }

    /// Everything the login endpoints work with.
    HttpLogins httpLogins() {
        return new HttpLogins(new HttpLogins.Tools(this::settings, this::signIn, this::storedAccounts, this::logins));
    }

    @Override
    public AccountDirectory usableAccounts() {
        return accountsInForce.get();
    }

    @Override
    public CredentialSource credentials() {
        return accountsInForce.get();
    }

    @Override
    public RestFile rests() {
        return stores.rests();
    }

    @Override
    public LedgerFile ledger() {
        return stores.ledger();
    }

    @Override
    public Catalog catalog() {
        return catalog.get();
    }

    @Override
    public RefreshedFacts modelFacts() {
        return stores.modelFacts();
    }

    @Override
    public ListingCache listings() {
        return stores.listings();
    }

    @Override
    public Sightings sightings() {
        return stores.sightings();
    }

    @Override
    public EnvFiles envFiles() {
        return stores.envFiles();
    }

    @Override
    public List<Secret> proxyKeys() {
        return stores.proxyKey().all(settings());
    }

    @Override
    public OutboundClient client(URI address) {
        hosts.allow(address);
        return client.get();
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

    private List<Account> accountsOfVault() {
        return stores.accounts().list().stream().map(StoredAccount::account).toList();
    }

    /// Closes what was opened for this workshop and those made from it.
    @Override
    public void close() {
        embedded.close();
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
