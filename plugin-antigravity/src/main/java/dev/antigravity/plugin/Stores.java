package dev.antigravity.plugin;

import dev.antigravity.account.AccountStore;
import dev.antigravity.api.HostServices;
import dev.antigravity.catalog.ListingCache;
import dev.antigravity.catalog.ModelFacts;
import dev.antigravity.catalog.RefreshedFacts;
import dev.antigravity.catalog.Sightings;
import dev.antigravity.envfile.EnvFiles;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.ledger.LedgerFile;
import dev.antigravity.oauth.OAuthAccounts;
import dev.antigravity.pool.HomeFile;
import dev.antigravity.pool.RestFile;
import dev.antigravity.secret.Keychain;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultException;
import dev.antigravity.secret.VaultKeys;
import dev.antigravity.service.BackgroundService;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/// What is kept in the home folder, whatever the configuration says. Opened when it is needed. Thread-safe.
final class Stores {
    static final String PASSPHRASE = "ANTIGRAVITY_PASSPHRASE";

    private final FileLocks locks = new FileLocks();
    private final SecureRandom random = new SecureRandom();
    private final Path home;
    private final Clock clock;
    private final Lazy<Vault> vault;
    private final Lazy<AccountStore> accounts;
    private final Lazy<OAuthAccounts> logins;
    private final Lazy<ProxyKey> proxyKey;
    private final Lazy<ListingCache> listings;
    private final Lazy<Sightings> sightings;
    private final Lazy<RefreshedFacts> modelFacts;

    Stores(HostServices host) {
        home = host.paths().home();
        clock = host.clock();
        vault = new Lazy<>(() -> open(host));
        accounts = new Lazy<>(() -> new AccountStore(vault(), random));
        logins = new Lazy<>(() -> new OAuthAccounts(accounts(), clock));
        proxyKey = new Lazy<>(() -> new ProxyKey(vault(), random));
        listings = new Lazy<>(
                () -> new ListingCache(state().resolve("models.json"), DurableFiles.onThisMachine(clock), locks));
        sightings = new Lazy<>(
                () -> new Sightings(state().resolve("seen.json"), DurableFiles.onThisMachine(clock), locks, clock));
        modelFacts = new Lazy<>(this::newModelFacts);
    }

    private RefreshedFacts newModelFacts() {
        return new RefreshedFacts(
                ModelFacts.shipped(), state().resolve("model-facts.jsonl"), DurableFiles.onThisMachine(clock));
    }

    private Vault open(HostServices host) {
        var variables = host.environment().variables();
        var keys = new VaultKeys(
                () -> Optional.ofNullable(variables.get(PASSPHRASE))
                        .filter(passphrase -> !passphrase.isEmpty())
                        .map(Secret::of),
                Keychain.ofThisMachine(variables),
                home.resolve("vault.key"));
        return new Vault(home, keys, DurableFiles.onThisMachine(clock), locks, clock, random);
    }

    Path home() {
        return home;
    }

    Path state() {
        return home.resolve("state");
    }

    FileLocks locks() {
        return locks;
    }

    SecureRandom random() {
        return random;
    }

    Vault vault() {
        return vault.get();
    }

    AccountStore accounts() {
        return accounts.get();
    }

    /// Why the accounts of the vault cannot be read; empty if they can.
    Optional<String> vaultTrouble() {
        try {
            accounts().list();
            return Optional.empty();
        } catch (VaultException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    OAuthAccounts logins() {
        return logins.get();
    }

    ListingCache listings() {
        return listings.get();
    }

    Sightings sightings() {
        return sightings.get();
    }

    RefreshedFacts modelFacts() {
        return modelFacts.get();
    }

    RestFile rests() {
        return new RestFile(state().resolve("rests.json"), DurableFiles.onThisMachine(clock), locks, clock);
    }

    HomeFile homes() {
        return new HomeFile(state().resolve("homes.json"), DurableFiles.onThisMachine(clock), locks);
    }

    LedgerFile ledger() {
        return new LedgerFile(home.resolve("ledger.db"), state(), locks, clock);
    }

    EnvFiles envFiles() {
        return new EnvFiles(state(), locks, clock);
    }

    BackgroundService service() {
        return new BackgroundService(state(), DurableFiles.onThisMachine(clock), locks);
    }

    ProxyKey proxyKey() {
        return proxyKey.get();
    }
}
