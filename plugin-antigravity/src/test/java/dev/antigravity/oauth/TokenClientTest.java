package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.oauth.AuthorizationServer.Proof;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenClientTest {
    private final MovableClock clock = new MovableClock();
    private final TokenClient tokens = new TokenClient(new JdkFormPoster(), clock);
    private TokenServer server;

    @BeforeEach
    void startTheServer() throws IOException {
        server = TokenServer.start();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void redeemsACodeWithItsVerifier() {
        server.then(200, """
                {"access_token": "a-1", "token_type": "bearer", "expires_in": 3600, "refresh_token": "r-1", "scope": "chat"}
                """);

        var answer = tokens.redeemCode(
                server.asPublicClient(), "c&1", new Pkce(Secret.of("v")), URI.create("http://127.0.0.1:1/callback"));

        assertThat(answer)
                .isEqualTo(new TokenAnswer.Granted(new TokenGrant(
                        Secret.of("a-1"),
                        Optional.of(Secret.of("r-1")),
                        Optional.of(MovableClock.START.plusSeconds(3600)),
                        List.of("chat"))));
        assertThat(server.lastRequest().form().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type", "authorization_code",
                        "code", "c&1",
                        "redirect_uri", "http://127.0.0.1:1/callback",
                        "code_verifier", "v",
                        "client_id", "client-1"));
    }

    @Test
    void theClientProvesItselfInTheHeaderOrInTheForm() {
        server.always(_ -> TokenServer.Reply.json(200, "{\"access_token\": \"a\"}"));

        tokens.refresh(server.as(Proof.BASIC), Secret.of("r"));
        assertThat(server.lastRequest().authorization()).contains("Basic Y2xpZW50KzE6cyUyNmNyZXQ=");
        assertThat(server.lastRequest().form().values()).containsOnlyKeys("grant_type", "refresh_token");

        tokens.refresh(server.as(Proof.POST), Secret.of("r"));
        assertThat(server.lastRequest().authorization()).isEmpty();
        assertThat(server.lastRequest().form().values())
                .containsEntry("client_id", "client 1")
                .containsEntry("client_secret", "s&cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"error\": \"invalid_grant\"}                                 | Refused[error=invalid_grant]",
                "401 | {\"error\": \"invalid_client\", \"error_description\": \"no\"} | Refused[error=invalid_client (no)]",
                "200 | {\"error\": \"slow_down\"}                                     | Refused[error=slow_down]",
                "503 | {\"error\": \"temporarily_unavailable\"}                       | Unreachable[reason=127.0.0.1 answered with status 503: temporarily_unavailable]",
                "429 | {\"error\": \"rate_limited\"}                                  | Unreachable[reason=127.0.0.1 answered with status 429: rate_limited]",
                "500 | <html>                                                         | Unreachable[reason=127.0.0.1 answered with status 500]",
                "404 | <html>                                                         | Unusable[reason=127.0.0.1 answered with status 404]",
                "200 | <html>                                                         | Unusable[reason=127.0.0.1 did not answer with a JSON object]",
                "200 | []                                                             | Unusable[reason=127.0.0.1 did not answer with a JSON object]",
                "200 | {}                                                             | Unusable[reason=the server's answer holds no access token]",
                "200 | {\"access_token\": \"a\", \"token_type\": \"mac\"}             | Unusable[reason=the server granted a token of type mac; only Bearer tokens can be used]"
            })
    void sortsAnswers(int status, String body, String answer) {
        server.then(status, body);

        assertThat(tokens.refresh(server.asPublicClient(), Secret.of("r"))).hasToString(answer);
    }

    @Test
    void aRedirectIsNeverFollowed() {
        server.then(_ -> new TokenServer.Reply(
                302, "", Map.of("Location", server.at("/elsewhere").toString())));

        assertThat(tokens.refresh(server.asPublicClient(), Secret.of("r"))).isInstanceOf(TokenAnswer.Unusable.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noAnswerMayBeTriedAgain() {
        var gone = server.asPublicClient();
        server.close();

        assertThat(tokens.refresh(gone, Secret.of("r"))).isInstanceOf(TokenAnswer.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "'\"3600\"', 3600", "0, 0", "-5, 0", "1e3, 1000", "9223372036854775807, 315360000"})
    void readsALifetimeHoweverItIsWritten(String written, long seconds) {
        server.then(200, "{\"access_token\": \"a\", \"expires_in\": " + written + "}");

        assertThat(tokens.refresh(server.asPublicClient(), Secret.of("r")))
                .isInstanceOfSatisfying(
                        TokenAnswer.Granted.class,
                        granted -> assertThat(granted.grant().expiresAt())
                                .contains(MovableClock.START.plus(Duration.ofSeconds(seconds))));
    }

    @Test
    void aMissingLifetimeStaysUnknown() {
        server.then(200, "{\"access_token\": \"a\"}");

        assertThat(tokens.refresh(server.asPublicClient(), Secret.of("r")))
                .isInstanceOfSatisfying(
                        TokenAnswer.Granted.class,
                        granted -> assertThat(granted.grant().expiresAt()).isEmpty());
    }

    @Test
    void whatTheServerSaysCannotMoveTheCursor() {
        server.then(400, "{\"error\": \"invalid\\u001b[2J\", \"error_description\": \"line\\r\\nline\"}");

        assertThat(tokens.refresh(server.asPublicClient(), Secret.of("r")))
                .hasToString("Refused[error=invalid [2J (line  line)]");
    }

    @Test
    void givesATokenBack() {
        server.then(_ -> new TokenServer.Reply(200, "", Map.of()));
        assertThat(tokens.revoke(server.asPublicClient(), Secret.of("r-1"))).isEmpty();
        assertThat(server.lastRequest().path()).isEqualTo("/revoke");
        assertThat(server.lastRequest().value("token")).isEqualTo("r-1");

        server.then(400, "{\"error\": \"unsupported_token_type\"}");
        assertThat(tokens.revoke(server.asPublicClient(), Secret.of("r-1")))
                .contains("the server answered unsupported_token_type");

        server.then(503, "");
        assertThat(tokens.revoke(server.asPublicClient(), Secret.of("r-1")))
                .contains("127.0.0.1 answered with status 503");
    }
}
