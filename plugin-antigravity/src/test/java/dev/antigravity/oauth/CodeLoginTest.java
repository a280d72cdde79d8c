package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.oauth.CodeLogin.Started;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeLoginTest {
    @TempDir
    Path home;

    private static final URI REDIRECT = URI.create("http://127.0.0.1:4711/callback");

    private final MovableClock clock = new MovableClock();
    private TokenServer server;
    private Vault vault;
    private PendingLogins pending;
    private CodeLogin login;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start();
        vault = TestVault.in(home);
        pending = new PendingLogins(vault, clock);
        login = new CodeLogin(
                provider -> provider.equals("lab") ? Optional.of(server.asPublicClient()) : Optional.empty(),
                pending,
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAddressAsksForACodeWithStateAndChallenge() {
        var started = login.start("lab", "work", REDIRECT);
        var query = Form.parse(started.address().getRawQuery());

        assertThat(started.address().getPath()).isEqualTo("/authorize");
        assertThat(query.values())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-1")
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("scope", "chat models")
                .containsEntry("state", started.state())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("prompt", "consent");
        assertThat(query.find("code_challenge"))
                .hasValueSatisfying(challenge -> assertThat(challenge).hasSize(43));
        assertThat(started.expiresAt()).isEqualTo(MovableClock.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void theVerifierSentWithTheCodeFitsTheChallenge() {
        var started = login.start("lab", "work", REDIRECT);
        server.then(200, "{\"access_token\": \"a-1\", \"refresh_token\": \"r-1\"}");

        var outcome = login.finish(started.state(), callback("code=c-1&state=" + started.state()));

        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.SignedIn.class, signedIn -> {
            assertThat(signedIn.provider()).isEqualTo("lab");
            assertThat(signedIn.account()).isEqualTo("work");
            assertThat(signedIn.grant().accessToken()).isEqualTo(Secret.of("a-1"));
        });
        var verifier = new Pkce(Secret.of(server.lastRequest().value("code_verifier")));
        assertThat(Form.parse(started.address().getRawQuery()).find("code_challenge"))
                .contains(verifier.challenge());
        assertThat(outcome.toString()).doesNotContain("a-1", "r-1");
    }

    @Test
    void everyFormOfPastingIsUnderstood() {
        server.always(_ -> TokenServer.Reply.json(200, "{\"access_token\": \"a\"}"));
        for (var form : List.of(
                "http://127.0.0.1:4711/callback?code=c-1&state=%s",
                "  http://127.0.0.1:4711/callback?state=%s&code=c-1#_=_\n",
                "?code=c-1&state=%s",
                "code=c-1&state=%s",
                "c-1#%s")) {
            var started = login.start("lab", "work", REDIRECT);
            assertThat(login.finish(started.state(), form.formatted(started.state())))
                    .as(form)
                    .isInstanceOf(LoginOutcome.SignedIn.class);
            assertThat(server.lastRequest().value("code")).isEqualTo("c-1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4711/callback?code=c-1",
                "http://127.0.0.1:4711/callback?code=c-1&state=",
                "http://127.0.0.1:4711/callback?code=c-1&state=another",
                "http://127.0.0.1:4711/callback?code=c-1&state=a&state=b",
                "http://127.0.0.1:4711/callback?error=access_denied",
                "http://127.0.0.1:4711/callback?code=c-1&state=%zz",
                "c-1",
                "c-1#another",
                ""
            })
    void aWrongOrMissingStateIsFatal(String pasted) {
        var started = login.start("lab", "work", REDIRECT);

        assertThat(login.finish(started.state(), pasted)).isInstanceOf(LoginOutcome.WrongState.class);
        assertThat(login.finish(started.state(), callback("code=c-1&state=" + started.state())))
                .isInstanceOf(LoginOutcome.NotPending.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCodeIsRedeemedOnce() {
        server.always(_ -> TokenServer.Reply.json(200, "{\"access_token\": \"a\"}"));
        var started = login.start("lab", "work", REDIRECT);
        var pasted = callback("code=c-1&state=" + started.state());

        assertThat(login.finish(pasted)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(login.finish(pasted)).isInstanceOf(LoginOutcome.NotPending.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatTheProviderRefusesIsTold() {
        var denied = login.start("lab", "work", REDIRECT);
        assertThat(login.finish(
                        denied.state(),
                        callback("error=access_denied&error_description=Not+today&state=" + denied.state())))
                .isEqualTo(new LoginOutcome.Denied(new OAuthError("access_denied", Optional.of("Not today"))))
                .extracting(LoginOutcome::message)
                .isEqualTo("The provider did not give consent: access_denied (Not today). Start again to sign in.");

        var scope = login.start("lab", "work", REDIRECT);
        assertThat(login.finish(scope.state(), callback("error=invalid_scope&state=" + scope.state())))
                .isInstanceOf(LoginOutcome.Refused.class);

        var empty = login.start("lab", "work", REDIRECT);
        assertThat(login.finish(empty.state(), callback("state=" + empty.state())))
                .isInstanceOf(LoginOutcome.Failed.class);

        var replayed = login.start("lab", "work", REDIRECT);
        server.then(400, "{\"error\": \"invalid_grant\"}");
        assertThat(login.finish(replayed.state(), callback("code=old&state=" + replayed.state())))
                .isInstanceOf(LoginOutcome.Refused.class);

        var unreachable = login.start("lab", "work", REDIRECT);
        server.then(503, "");
        assertThat(login.finish(unreachable.state(), callback("code=c&state=" + unreachable.state())))
                .extracting(LoginOutcome::message)
                .isEqualTo("The login failed: 127.0.0.1 answered with status 503.");
    }

    @Test
    void aLoginIsOverAfterTenMinutes() {
        var started = login.start("lab", "work", REDIRECT);
        clock.advance(Duration.ofMinutes(10));

        assertThat(login.finish(started.state(), callback("code=c-1&state=" + started.state())))
                .isInstanceOf(LoginOutcome.NotPending.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherProcessMayFinish() throws IOException {
        server.then(200, "{\"access_token\": \"a-1\"}");
        var started = login.start("lab", "work", REDIRECT);
        var elsewhere = new CodeLogin(
                _ -> Optional.of(server.asPublicClient()),
                new PendingLogins(TestVault.in(home), clock),
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock);

        assertThat(elsewhere.finish(started.state(), callback("code=c-1&state=" + started.state())))
                .isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(login.finish(started.state(), callback("code=c-1&state=" + started.state())))
                .isInstanceOf(LoginOutcome.NotPending.class);
    }

    @Test
    void whatWaitsIsEncrypted() throws IOException {
        login.start("lab", "work", REDIRECT);
        var verifier = vault.list().getFirst().content().text("verifier").orElseThrow();

        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(verifier);
            }
        }
    }

    @Test
    void aNewLoginSweepsAwayTheOldOnesNobodyFinished() {
        login.start("lab", "work", REDIRECT);
        clock.advance(Duration.ofMinutes(10));
        login.start("lab", "work", REDIRECT);

        assertThat(vault.list()).hasSize(1);
    }

    @Test
    void anAbandonedLoginIsForgotten() {
        Started started = login.start("lab", "work", REDIRECT);
        login.abandon(started.state());

        assertThat(vault.list()).isEmpty();
    }

    @Test
    void aProviderWithoutAClientCannotBeSignedInTo() {
        assertThatThrownBy(() -> login.start("claude", "work", REDIRECT))
                .isInstanceOf(UnavailableLoginException.class)
                .hasMessage("no OAuth client is configured for claude");
    }

    @Test
    void theAddressKeepsAQueryOfItsOwn() {
        var endpoints = new AuthorizationServer.Endpoints(
                Optional.of(server.at("/authorize?tenant=1")), server.at("/token"), Optional.empty(), Optional.empty());
        var bare = new AuthorizationServer(server.asPublicClient().client(), endpoints, List.of(), Map.of());
        var other = new CodeLogin(
                _ -> Optional.of(bare),
                pending,
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock);

        var query = Form.parse(other.start("lab", "work", REDIRECT).address().getRawQuery());

        assertThat(query.values())
                .containsEntry("tenant", "1")
                .containsKey("state")
                .doesNotContainKey("scope");
    }

    private static String callback(String query) {
        return REDIRECT + "?" + query;
    }
}
