package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.TermsClass;
import dev.antigravity.pool.Rest;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A login whose token is rejected although it should have been good.
class RenewedCredentialTest {
    private static final byte[] REJECTED =
            "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"expired\"}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANSWER = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    private TestingProxy proxy(CredentialSource vault) {
        var accounts = List.of(
                Account.of("stub", "login", TermsClass.OWN_CLIENT, Instant.EPOCH),
                Account.of("stub", "other", TermsClass.OWN_CLIENT, Instant.EPOCH));
        return TestingProxy.start("""
                providers:
                  stub: { protocol: anthropic-messages, base-url: "%s", models: [m] }
                """.formatted(upstream.uri()), accounts, vault);
    }

    private static String ask(TestingProxy proxy) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.post("/v1/messages", Requests.ANTHROPIC);
            return client.readAnswer();
        }
    }

    @Test
    void isAskedOnceMoreWithARenewedToken() throws IOException {
        upstream.answer(401, Map.of(), REJECTED).answer(200, Map.of(), ANSWER);
        try (var proxy = proxy(new Tokens(true))) {
            assertThat(ask(proxy)).contains("200");

            assertThat(upstream.received().header("authorization")).isEqualTo("Bearer old-login");
            assertThat(upstream.received().header("authorization")).isEqualTo("Bearer new-login");
            assertThat(proxy.onlyExchange().attempts()).hasSize(2);
            assertThat(proxy.pool().rests().current()).isEmpty();
        }
    }

    @Test
    void isAvoidedIfTheRenewedTokenIsRejectedToo() throws IOException {
        upstream.answer(401, Map.of(), REJECTED).answer(401, Map.of(), REJECTED).answer(200, Map.of(), ANSWER);
        try (var proxy = proxy(new Tokens(true))) {
            assertThat(ask(proxy)).contains("200");

            assertThat(proxy.onlyExchange().attempts())
                    .extracting(attempt -> attempt.account())
                    .containsExactly("stub/login", "stub/login", "stub/other");
            assertThat(proxy.pool().rests().current()).extracting(Rest::account).containsExactly("stub/login");
        }
    }

    @Test
    void isAvoidedIfTheLoginHasEnded() throws IOException {
        upstream.answer(401, Map.of(), REJECTED).answer(200, Map.of(), ANSWER);
        try (var proxy = proxy(new Tokens(false))) {
            assertThat(ask(proxy)).contains("200");

            assertThat(proxy.onlyExchange().attempts().getFirst().then())
                    .contains("stub/login rests", "rejected", "its login has ended; sign in again");
        }
    }

    /// Tokens that are old until they are rejected.
    private static final class Tokens implements CredentialSource {
        private final boolean renewable;
        private volatile String renewed = "";

        Tokens(boolean renewable) {
            this.renewable = renewable;
        }

        @Override
        public Credential fresh(Account account) {
            var token = (renewed.equals(account.name()) ? "new-" : "old-") + account.name();
            return new Credential.OAuthTokens(
                    Secret.of(token), Optional.empty(), Optional.empty(), List.of(), "Bearer");
        }

        @Override
        public Credential afterRejection(Account account, Credential rejected) {
            if (!renewable) {
                throw CredentialUnavailableException.signIn(account, "its login has ended");
            }
            renewed = account.name();
            return fresh(account);
        }
    }
}
