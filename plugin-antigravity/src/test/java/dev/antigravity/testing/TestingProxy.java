package dev.antigravity.testing;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.catalog.ModelFacts;
import dev.antigravity.endpoint.Proxy;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.plugin.AccountsInForce;
import dev.antigravity.plugin.ProxyWiring;
import dev.antigravity.pool.Patience;
import dev.antigravity.pool.Pool;
import dev.antigravity.pool.RestBook;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.Settings;
import dev.antigravity.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// The real proxy on a port of its own, configured by a file as users write it.
public final class TestingProxy implements AutoCloseable {
    public static final String KEY = "test-key-of-the-proxy";

    private static final ModelFacts FACTS = ModelFacts.shipped();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ProxyWiring wiring;

    private TestingProxy(ProxyWiring wiring) {
        this.wiring = wiring;
    }

    /// @param yaml the configuration without its `server` section
    public static TestingProxy start(String yaml) {
        return start(server(), yaml);
    }

    public static TestingProxy start(String server, String yaml) {
        return start(server, yaml, List.of(), new NoVault(), Clock.systemUTC(), Patience.REAL);
    }

    /// One with accounts of the vault.
    public static TestingProxy start(String yaml, List<Account> stored, CredentialSource vault) {
        return start(server(), yaml, stored, vault, Clock.systemUTC(), Patience.REAL);
    }

    /// One for which time passes as the test says.
    public static TestingProxy start(String yaml, Clock clock, Patience patience) {
        return start(server(), yaml, List.of(), new NoVault(), clock, patience);
    }

    private static String server() {
        return "server: { port: 0, keys: [\"" + KEY + "\"] }\n";
    }

    private static TestingProxy start(
            String server, String yaml, List<Account> stored, CredentialSource vault, Clock clock, Patience patience) {
        try {
            var file = Files.createTempFile("antigravity-test", ".yaml");
            Files.writeString(file, server + yaml);
            var settings = SettingsFile.required(file, Map.of()).current();
            Files.delete(file);
            var accounts = new AccountsInForce(() -> settings, () -> stored, vault, clock);
            return new TestingProxy(wire(settings, accounts, clock, patience));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProxyWiring wire(Settings settings, AccountsInForce accounts, Clock clock, Patience patience)
            throws IOException {
        return ProxyWiring.start(
                settings.server(),
                new ProxyWiring.Means(
                        () -> settings,
                        accounts,
                        new RestBook(clock),
                        _ -> List.of(),
                        () -> FACTS,
                        List.of(Secret.of(KEY)),
                        clock,
                        patience,
                        new Random(1),
                        "test"));
    }

    public URI uri() {
        return wiring.proxy().uri();
    }

    public Proxy proxy() {
        return wiring.proxy();
    }

    /// Sends JSON with our key.
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(uri() + path))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public Pool pool() {
        return wiring.pool();
    }

    public Ledger ledger() {
        return wiring.ledger();
    }

    /// The one exchange this proxy has served, once it is over.
    public ExchangeRecord onlyExchange() {
        for (var patience = 0; patience < 1_000; patience++) {
            var latest = wiring.ledger().latest();
            if (!latest.isEmpty()) {
                return latest.getFirst();
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("no exchange came to its end");
    }

    @Override
    public void close() {
        wiring.close();
    }

    private static final class NoVault implements CredentialSource {
        @Override
        public Credential fresh(Account account) {
            throw new IllegalStateException("no vault in this test: " + account);
        }

        @Override
        public Credential afterRejection(Account account, Credential rejected) {
            throw new IllegalStateException("no vault in this test: " + account);
        }
    }
}
