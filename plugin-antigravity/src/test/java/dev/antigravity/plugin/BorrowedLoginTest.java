package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.AccountUse;
import dev.antigravity.account.Credential;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.Sentinel;
import dev.antigravity.oauth.OAuthAccounts;
import dev.antigravity.oauth.RefreshingCredentialSource;
import dev.antigravity.oauth.TokenClient;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultKeys;
import dev.antigravity.settings.SettingsFile;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account of the file that uses a login of the vault: its token is renewed on the account's own way out.
class BorrowedLoginTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final byte[] GRANT =
            "{\"access_token\":\"a-1\",\"refresh_token\":\"r-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    @AutoClose
    private final FakeUpstream way = new FakeUpstream();

    @AutoClose
    private final Sentinel sentinel = new Sentinel();

    private final AllowedHosts hosts = new AllowedHosts();

    @AutoClose
    private final OutboundClient client = new OutboundClient(hosts, "test", sentinel);

    private final MovableClock clock = new MovableClock();
    private AccountStore vault;

    @BeforeEach
    void open() {
        var locks = new FileLocks();
        vault = new AccountStore(
                new Vault(
                        home,
                        VaultKeys.onlyFile(home.resolve("vault.key")),
                        DurableFiles.onThisMachine(clock),
                        locks,
                        clock,
                        new SecureRandom()),
                new SecureRandom());
        way.answer(200, Map.of(), GRANT);
    }

    @Test
    void isRenewedThroughTheProxyOfTheAccountThatBorrowsIt() throws IOException {
        var accounts = accounts("proxy: \"%s\", ".formatted(NOWHERE), ", proxy: \"%s\"".formatted(way.uri()));
        keep(AccountUse.USUAL.withProxy(Optional.of(NOWHERE)));

        assertThat(renewed(accounts)).isEqualTo("a-1");
        assertThat(way.received().target()).isEqualTo("http://127.0.0.1:9/token");
    }

    @Test
    void isRenewedThroughTheProxyOfTheVaultsAccountIfTheBorrowerHasNone() throws IOException {
        var accounts = accounts("proxy: \"%s\", ".formatted(NOWHERE), "");
        keep(AccountUse.USUAL.withProxy(Optional.of(way.uri())));

        assertThat(renewed(accounts)).isEqualTo("a-1");
    }

    @Test
    void isRenewedThroughTheProvidersProxyIfNobodyHasOne() throws IOException {
        var accounts = accounts("proxy: \"%s\", ".formatted(way.uri()), "");
        keep(AccountUse.USUAL);

        assertThat(renewed(accounts)).isEqualTo("a-1");
    }

    private AccountsInForce accounts(String ofProvider, String ofAccount) throws IOException {
        var file = home.resolve("antigravity.yaml");
        Files.writeString(file, """
                providers:
                  far:
                    { protocol: anthropic-messages, base-url: "http://far.example", models: [m], %s
                      oauth:
                        { client-id: c, authorization-endpoint: "http://127.0.0.1:9/authorize",
                          token-endpoint: "http://127.0.0.1:9/token" },
                      accounts: [{ name: entry, oauth: kept%s }] }
                """.formatted(ofProvider, ofAccount));
        var settings = SettingsFile.required(file, Map.of()).current();
        var forms = new OutboundForms(client);
        var source = new RefreshingCredentialSource(
                new OAuthAccounts(vault, clock),
                new ConfiguredServers(() -> settings, forms, hosts),
                new TokenClient(forms, clock),
                new FileLocks(),
                home.resolve("locks"),
                clock);
        return new AccountsInForce(() -> settings, List::of, source, clock);
    }

    private void keep(AccountUse use) {
        vault.add(
                Account.of("far", "kept", TermsClass.OWN_CLIENT, clock.instant())
                        .withUse(use),
                new Credential.OAuthTokens(
                        Secret.of("a-0"),
                        Optional.of(Secret.of("r-0")),
                        Optional.of(clock.instant().minus(Duration.ofHours(1))),
                        List.of(),
                        "Bearer"));
    }

    private static String renewed(AccountsInForce accounts) {
        var credential = accounts.fresh(accounts.usable("far").getFirst());
        return ((Credential.OAuthTokens) credential).accessToken().reveal();
    }
}
