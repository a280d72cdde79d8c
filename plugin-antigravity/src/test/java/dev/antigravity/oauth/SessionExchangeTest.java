package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.Credential;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.FileLocks;
import dev.antigravity.oauth.TokenServer.Reply;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionExchangeTest {
    private static final String ACTIVE = """
            {"response": {"last_active_session_id": "sess_2", "sessions": [
              {"id": "sess_1", "status": "ended"}, {"id": "sess_2", "status": "active"}]}}""";

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path home;

    private TokenServer server;
    private TokenClient tokens;
    private String session;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start();
        tokens = new TokenClient(new JdkFormPoster(), clock);
        session = Tokens.jwt("client", clock.instant().plus(Duration.ofDays(30)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LoginOutcome signIn(String pasted) {
        return new SessionLogin(serversAt(server.at("")), tokens).signIn("ctonew", "main", Secret.of(pasted));
    }

    private static AuthorizationServers serversAt(URI address) {
        return new AuthorizationServers() {
            @Override
            public Optional<AuthorizationServer> find(String provider) {
                return Optional.empty();
            }

            @Override
            public Optional<URI> sessions(String provider) {
                return Optional.of(address);
            }
        };
    }

    private String requestToken(int number) {
        return Tokens.jwt("request-" + number, clock.instant().plus(Duration.ofMinutes(1)));
    }

    private static String granted(String token) {
        return "{\"object\": \"token\", \"jwt\": \"" + token + "\"}";
    }

    @Test
    void exchangesTheSessionsTokenForOneOfRequests() {
        server.then(200, ACTIVE).then(200, granted(requestToken(1)));

        var login = (LoginOutcome.SignedIn) signIn("__client=" + session + "\n");

        assertThat(login.grant().accessToken()).isEqualTo(Secret.of(requestToken(1)));
        assertThat(login.grant().refreshToken()).contains(Secret.of(session));
        assertThat(login.grant().expiresAt()).contains(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(server.requests())
                .extracting(TokenServer.Request::path)
                .containsExactly("/v1/client", "/v1/client/sessions/sess_2/tokens");
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.cookie()).contains("__client=" + session));
    }

    @Test
    void keepsTheTokenTheServerHasRotatedTo() {
        var rotated = Tokens.jwt("client-2", clock.instant().plus(Duration.ofDays(30)));
        server.then(_ -> new Reply(200, ACTIVE, Map.of("Set-Cookie", "__client=" + rotated + "; Path=/; HttpOnly")))
                .then(200, granted(requestToken(1)));

        var login = (LoginOutcome.SignedIn) signIn(session);

        assertThat(login.grant().refreshToken()).contains(Secret.of(rotated));
        assertThat(server.lastRequest().cookie()).contains("__client=" + rotated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {}                                                        | does not know the session",
                "200 | {\"response\": null}                                      | nobody is signed in",
                "200 | {\"sessions\": [{\"id\": \"s\", \"status\": \"ended\"}]}  | nobody is signed in",
                "200 | <html>                                                    | nobody is signed in",
                "503 | {}                                                        | status 503",
                "400 | {}                                                        | status 400"
            })
    void saysWhatIsWrongWithTheSession(int status, String body, String reason) {
        server.then(status, body);

        assertThat(signIn(session).message()).contains(reason).doesNotContain(session);
    }

    @Test
    void doesNotSendWhatCannotHold() {
        var ended = Tokens.jwt("client", clock.instant().minus(Duration.ofHours(1)));

        assertThat(signIn(ended).message()).contains("it has ended at");
        assertThat(signIn("no token at all").message()).contains("the session token is none");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTokenIsUsedUntilItsEndAndExchangedAnewThen() {
        server.then(200, ACTIVE).then(200, granted(requestToken(1)));
        var accounts = TestVault.accountsIn(home);
        var account = new OAuthAccounts(accounts, clock)
                .keep((LoginOutcome.SignedIn) signIn(session), TermsClass.UNSUPPORTED)
                .account();
        var source = source(accounts);

        assertThat(access(source.fresh(account))).isEqualTo(requestToken(1));
        assertThat(server.requests()).hasSize(2);

        clock.advance(Duration.ofMinutes(2));
        server.then(200, ACTIVE).then(200, granted(requestToken(2)));
        assertThat(access(source.fresh(account))).isEqualTo(requestToken(2));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void anEndedSessionAsksForANewLogin() {
        server.then(200, ACTIVE).then(200, granted(requestToken(1)));
        var accounts = TestVault.accountsIn(home);
        var account = new OAuthAccounts(accounts, clock)
                .keep((LoginOutcome.SignedIn) signIn(session), TermsClass.UNSUPPORTED)
                .account();
        clock.advance(Duration.ofMinutes(2));
        server.then(401, "{}");

        assertThatThrownBy(() -> source(accounts).fresh(account))
                .isInstanceOf(CredentialUnavailableException.class)
                .hasMessageContaining("sign in again");
    }

    private RefreshingCredentialSource source(AccountStore accounts) {
        return new RefreshingCredentialSource(
                new OAuthAccounts(accounts, clock),
                serversAt(server.at("")),
                tokens,
                new FileLocks(),
                home.resolve("locks"),
                clock);
    }

    private static String access(Credential credential) {
        return ((OAuthTokens) credential).accessToken().reveal();
    }
}
