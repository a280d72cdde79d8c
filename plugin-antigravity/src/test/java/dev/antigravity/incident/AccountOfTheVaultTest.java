package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountUse;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.TermsClass;
import dev.antigravity.secret.Secret;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a user says of the use of an account in the vault holds as what the configuration says of others.
class AccountOfTheVaultTest {
    private static final byte[] ANSWER = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    private String servedBy(String address, AccountUse one, AccountUse other) throws IOException {
        var stored = List.of(account("one", one), account("other", other));
        var yaml = """
                providers:
                  far: { protocol: anthropic-messages, base-url: "%s", models: [m] }
                """.formatted(address);
        upstream.answer(200, Map.of(), ANSWER);
        try (var proxy = TestingProxy.start(yaml, stored, new KeyByName());
                var client = new RawClient(proxy.uri())) {
            client.post("/v1/messages", Requests.ANTHROPIC);
            assertThat(client.readAnswer()).contains("HTTP/1.1 200");
            return proxy.onlyExchange().attempts().getFirst().account();
        }
    }

    private static Account account(String name, AccountUse use) {
        return Account.of("far", name, TermsClass.API_KEY, Instant.EPOCH).withUse(use);
    }

    @Test
    void theHighestPriorityIsFirst() throws IOException {
        assertThat(servedBy(upstream.uri().toString(), AccountUse.USUAL, AccountUse.USUAL.withPriority(1)))
                .isEqualTo("far/other");
    }

    @Test
    void anExcludedModelIsNotAskedFor() throws IOException {
        assertThat(servedBy(
                        upstream.uri().toString(), AccountUse.USUAL.withExcludedModels(Set.of("m")), AccountUse.USUAL))
                .isEqualTo("far/other");
    }

    @Test
    void aDisabledOneIsNotAsked() throws IOException {
        assertThat(servedBy(upstream.uri().toString(), AccountUse.USUAL.withEnabled(false), AccountUse.USUAL))
                .isEqualTo("far/other");
    }

    @Test
    void itsOwnWayOutIsTaken() throws IOException {
        var way = AccountUse.USUAL.withProxy(Optional.of(upstream.uri()));

        assertThat(servedBy("http://far.example", way, way)).startsWith("far/");
        assertThat(upstream.received().target()).isEqualTo("http://far.example/v1/messages");
    }

    private static final class KeyByName implements CredentialSource {
        @Override
        public Credential fresh(Account account) {
            return new Credential.ApiKey(Secret.of("key-of-" + account.name()));
        }

        @Override
        public Credential afterRejection(Account account, Credential rejected) {
            return rejected;
        }
    }
}
