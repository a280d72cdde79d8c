package dev.antigravity.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.script.Rule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRotationTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final OAuthTestClient client = new OAuthTestClient(sandbox);

    @Test
    void givesANewRefreshTokenEachTime() {
        var first = client.exchange(client.code());
        var second = client.refresh(refreshToken(first));
        var third = client.refresh(refreshToken(second));

        assertThat(third.status()).isEqualTo(200);
        assertThat(refreshToken(third)).isNotIn(refreshToken(first), refreshToken(second));
        assertThat(client.statusWith(accessToken(third))).isEqualTo(200);
    }

    @Test
    void revokesEverythingWhenARefreshTokenComesASecondTime() {
        var first = client.exchange(client.code());
        var second = client.refresh(refreshToken(first));

        var reuse = client.refresh(refreshToken(first));

        assertThat(reuse.status()).isEqualTo(400);
        assertThat(reuse.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.refresh(refreshToken(second)).json().get("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(client.statusWith(accessToken(first))).isEqualTo(401);
        assertThat(client.statusWith(accessToken(second))).isEqualTo(401);
    }

    @Test
    void leavesOtherSignInsAloneWhenOneIsRevoked() {
        var mine = client.exchange(client.code());
        var other = client.exchange(client.code());
        client.refresh(refreshToken(mine));
        client.refresh(refreshToken(mine));

        assertThat(client.statusWith(accessToken(other))).isEqualTo(200);
    }

    @Test
    void refusesAnotherClientsRefreshToken() {
        var tokens = client.exchange(client.code());
        var reply = client.token(
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(tokens)),
                "authorization",
                basic("sandbox-web", "sandbox-web-secret"));

        assertThat(reply.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.refresh(refreshToken(tokens)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox-web, sandbox-web-secret, invalid_grant",
        "sandbox-web, wrong, invalid_client",
        "sandbox-cli, any, invalid_client"
    })
    void knowsClientsWithASecretByBasicAuthentication(String id, String secret, String error) {
        var reply = client.token(
                Map.of("grant_type", "refresh_token", "refresh_token", "made-up"), "authorization", basic(id, secret));

        assertThat(reply.json().get("error").asString()).isEqualTo(error);
        assertThat(reply.headers().containsKey("www-authenticate")).isEqualTo(error.equals("invalid_client"));
    }

    @Test
    void knowsClientsWithASecretByTheForm() {
        var fields = Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "made-up",
                "client_id", "sandbox-web",
                "client_secret", "sandbox-web-secret");

        assertThat(client.token(fields).json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.token(fields, "authorization", basic("sandbox-web", "sandbox-web-secret"))
                        .json()
                        .get("error")
                        .asString())
                .as("two ways at once")
                .isEqualTo("invalid_request");
    }

    @Test
    void revokesAnAccessTokenAloneAndARefreshTokenWithAllThatBelongsToIt() {
        var tokens = client.exchange(client.code());
        var refreshed = client.refresh(refreshToken(tokens));

        assertThat(revoke(accessToken(tokens)).status()).isEqualTo(200);
        assertThat(client.statusWith(accessToken(tokens))).isEqualTo(401);
        assertThat(client.statusWith(accessToken(refreshed))).isEqualTo(200);

        revoke(refreshToken(refreshed));
        assertThat(client.statusWith(accessToken(refreshed))).isEqualTo(401);
        assertThat(revoke("made-up").status()).as("RFC 7009, section 2.2").isEqualTo(200);
    }

    @Test
    void canBeExpiredAndRevokedFromBehind() {
        var tokens = sandbox.oauth().issue("sandbox-cli", "alice");
        assertThat(tokens.toString()).doesNotContain(tokens.accessToken()).doesNotContain(tokens.refreshToken());

        sandbox.oauth().expireAccessTokens();
        assertThat(client.statusWith(tokens.accessToken())).isEqualTo(401);
        var refreshed = client.refresh(tokens.refreshToken());
        assertThat(client.statusWith(accessToken(refreshed))).isEqualTo(200);

        sandbox.oauth().revokeAccount("alice");
        assertThat(client.refresh(refreshToken(refreshed)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "fault 500, 500, server_error",
        "fault rate-limit retry-after=3, 429, temporarily_unavailable",
        "fault invalid code=invalid_grant, 400, invalid_grant",
    })
    void failsWhenToldTo(String script, int status, String error) {
        var tokens = sandbox.oauth().issue("sandbox-cli", "alice");
        sandbox.rules().add(Rule.always(script).onPath("/oauth/token").times(1));

        var failed = client.refresh(tokens.refreshToken());

        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.json().get("error").asString()).isEqualTo(error);
        assertThat(client.refresh(tokens.refreshToken()).status())
                .as("nothing was used up")
                .isEqualTo(200);
    }

    @Test
    void canAnswerInHtml() {
        sandbox.rules().add(Rule.next("fault html status=502").onPath("/oauth/token"));

        var reply = client.refresh("any");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("content-type")).startsWith("text/html");
    }

    @Test
    void canLoseTheAnswerBeforeOrAfterTheWorkIsDone() {
        var tokens = sandbox.oauth().issue("sandbox-cli", "alice");
        sandbox.rules().add(Rule.next("fault close").onPath("/oauth/token"));
        sandbox.rules().add(Rule.next("fault cut").onPath("/oauth/token"));

        assertThatThrownBy(() -> client.refresh(tokens.refreshToken())).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.refresh(tokens.refreshToken())).isInstanceOf(UncheckedIOException.class);

        assertThat(client.refresh(tokens.refreshToken())
                        .json()
                        .get("error_description")
                        .asString())
                .as("the second try had rotated the token")
                .contains("used before");
    }

    @Test
    void describesItself() {
        var metadata = client.get("/.well-known/oauth-authorization-server").json();

        assertThat(metadata.get("issuer").asString()).isEqualTo(sandbox.uri().toString());
        assertThat(metadata.get("token_endpoint").asString()).isEqualTo(sandbox.uri() + "/oauth/token");
        assertThat(metadata.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
    }

    private TestClient.Reply revoke(String token) {
        return client.form("/oauth/revoke", Map.of("client_id", "sandbox-cli", "token", token));
    }

    private static String accessToken(TestClient.Reply reply) {
        return reply.json().get("access_token").asString();
    }

    private static String refreshToken(TestClient.Reply reply) {
        return reply.json().get("refresh_token").asString();
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
