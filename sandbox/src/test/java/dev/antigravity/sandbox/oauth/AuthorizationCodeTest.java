package dev.antigravity.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.SandboxSettings;
import dev.antigravity.sandbox.TestClock;
import dev.antigravity.sandbox.http.FormFields;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeTest {
    private final TestClock clock = new TestClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withClock(clock));

    @AutoClose
    private final OAuthTestClient client = new OAuthTestClient(sandbox);

    @Test
    void exchangesACodeForTokensThatOpenTheApis() {
        var redirect = client.redirected(OAuthTestClient.request());
        assertThat(redirect.find("state")).contains("a state & more");
        assertThat(redirect.find("iss")).contains(sandbox.uri().toString());

        var tokens = client.exchange(redirect.find("code").orElseThrow());

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.header("cache-control")).isEqualTo("no-store");
        assertThat(tokens.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.json().get("expires_in").asInt()).isEqualTo(3600);
        var access = tokens.json().get("access_token").asString();
        assertThat(client.statusWith(access)).isEqualTo(200);
        assertThat(sandbox.requests().last().account()).contains("alice");
        assertThat(client.get("/oauth/userinfo", "authorization", "Bearer " + access)
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("alice@sandbox.example");
    }

    @Test
    void letsAccessTokensExpireByTheClock() {
        var access = client.exchange(client.code()).json().get("access_token").asString();

        clock.advance(Duration.ofMinutes(59));
        assertThat(client.statusWith(access)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.statusWith(access)).isEqualTo(401);
    }

    @Test
    void takesACodeOnceAndRevokesWhatCameOfItWhenItComesAgain() {
        var code = client.code();
        var access = client.exchange(code).json().get("access_token").asString();

        var replay = client.exchange(code);

        assertThat(replay.status()).isEqualTo(400);
        assertThat(replay.json().get("error").asString()).isEqualTo("invalid_grant");
        assertThat(client.statusWith(access)).isEqualTo(401);
    }

    @Test
    void letsCodesExpire() {
        var code = client.code();
        clock.advance(Duration.ofMinutes(1));

        assertThat(client.exchange(code).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-that-is-long-enough-to-be-taken-012, invalid_grant",
        "code_verifier, short, invalid_grant",
        "redirect_uri, http://127.0.0.1:5556/callback, invalid_grant",
        "code, made-up, invalid_grant",
        "client_id, sandbox-web, invalid_client",
        "client_id, nobody, invalid_client",
        "grant_type, password, unsupported_grant_type",
    })
    void refusesAnExchangeThatIsWrongInOnePoint(String field, String value, String error) {
        var fields = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "sandbox-cli",
                "code",
                client.code(),
                "redirect_uri",
                OAuthTestClient.REDIRECT,
                "code_verifier",
                OAuthTestClient.VERIFIER));
        fields.put(field, value);

        var reply = client.token(fields);

        assertThat(reply.json().get("error").asString()).isEqualTo(error);
        assertThat(reply.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(reply.json().get("error_description").asString()).isNotBlank();
    }

    @Test
    void usesACodeUpEvenIfTheProofWasWrong() {
        var code = client.code();
        client.token(Map.of(
                "grant_type", "authorization_code",
                "client_id", "sandbox-cli",
                "code", code,
                "redirect_uri", OAuthTestClient.REDIRECT,
                "code_verifier", "wrong"));

        assertThat(client.exchange(code).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, too-short, invalid_request",
        "scope, models everything, invalid_scope",
        "sandbox_consent, deny, access_denied",
    })
    void tellsTheClientWhatIsWrongWithItsRequest(String field, String value, String error) {
        var fields = OAuthTestClient.request();
        fields.put(field, value);

        var redirect = client.redirected(fields);

        assertThat(redirect.find("error")).contains(error);
        assertThat(redirect.find("state")).contains("a state & more");
        assertThat(redirect.find("code")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:80/callback/more",
                "http://127.0.0.1/callback?x=1",
                "http://127.0.0.1@evil.example/callback",
                "http://somebody@127.0.0.1/callback",
                "http://127.0.0.1/callback#fragment",
                "http://evil.example/callback",
                "https://127.0.0.1/callback",
                "http://127.0.0.2/callback",
                "not a uri",
            })
    void sendsNothingToAnAddressThatIsNotRegistered(String redirectUri) {
        var fields = OAuthTestClient.request();
        fields.put("redirect_uri", redirectUri);

        var reply = client.authorize(fields);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/callback", "http://127.0.0.1/callback", "http://[::1]:65535/oauth/callback"})
    void leavesThePortOfALoopbackAddressFree(String redirectUri) {
        var fields = OAuthTestClient.request();
        fields.put("redirect_uri", redirectUri);

        assertThat(client.authorize(fields).header("location")).startsWith(redirectUri + "?");
    }

    @Test
    void comparesOtherAddressesToTheLetter() {
        var web = new OAuthClient("web", Optional.empty(), List.of("https://app.example/cb"), Set.of());

        assertThat(web.mayReturnTo("https://app.example/cb")).isTrue();
        assertThat(web.mayReturnTo("https://app.example:443/cb")).isFalse();
        assertThat(web.mayReturnTo("https://app.example/cb/")).isFalse();
    }

    @Test
    void refusesAFieldThatIsSentTwice() {
        var reply = client.get(
                "/oauth/authorize?" + FormFields.encode(OAuthTestClient.request()) + "&scope=models&scope=email");

        assertThat(OAuthTestClient.redirect(reply).find("error")).contains("invalid_request");
    }
}
