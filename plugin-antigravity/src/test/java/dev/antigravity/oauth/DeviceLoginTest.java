package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.oauth.DeviceLogin.Start;
import dev.antigravity.secret.Vault;
import java.io.IOException;
import java.net.URI;
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

class DeviceLoginTest {
    @TempDir
    Path home;

    private static final String PENDING = "{\"error\": \"authorization_pending\"}";
    private static final String GRANTED = "{\"access_token\": \"a-1\", \"refresh_token\": \"r-1\"}";
    private static final Duration ALL_THE_TIME = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock();
    private TokenServer server;
    private Vault vault;
    private PendingLogins pending;
    private DeviceLogin login;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start();
        vault = TestVault.in(home);
        pending = new PendingLogins(vault, clock);
        login = login(server.asPublicClient());
    }

    private DeviceLogin login(AuthorizationServer at) {
        return new DeviceLogin(
                _ -> Optional.of(at),
                pending,
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock,
                clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheUserCodeAndPage() {
        server.then(200, """
                {"device_code": "d-1", "user_code": "WDJB-MJHT", "verification_uri": "https://lab.example/device",
                 "verification_uri_complete": "https://lab.example/device?user_code=WDJB-MJHT",
                 "expires_in": 300, "interval": 7}
                """);

        assertThat(login.start("lab", "work")).isInstanceOfSatisfying(Start.Started.class, started -> {
            assertThat(started.userCode()).isEqualTo("WDJB-MJHT");
            assertThat(started.page()).isEqualTo(URI.create("https://lab.example/device"));
            assertThat(started.direct()).contains(URI.create("https://lab.example/device?user_code=WDJB-MJHT"));
            assertThat(started.expiresAt()).isEqualTo(MovableClock.START.plusSeconds(300));
        });
        assertThat(server.lastRequest().form().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("client_id", "client-1", "scope", "chat models"));
    }

    @Test
    void asksAtTheServersPaceUntilTheUserConsents() {
        var state = started(2);
        server.then(400, PENDING).then(400, PENDING).then(200, GRANTED);

        assertThat(login.await(state, ALL_THE_TIME)).isInstanceOfSatisfying(LoginOutcome.SignedIn.class, signedIn -> {
            assertThat(signedIn.provider()).isEqualTo("lab");
            assertThat(signedIn.account()).isEqualTo("work");
        });
        assertThat(clock.pauses()).containsOnly(Duration.ofSeconds(2)).hasSize(3);
        assertThat(server.lastRequest().form().values())
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                .containsEntry("device_code", "d-1");
        assertThat(vault.list()).isEmpty();
    }

    @Test
    void slowsDownWhenToldToAndStaysSlow() {
        var state = started(5);
        server.then(400, "{\"error\": \"slow_down\"}").then(400, PENDING).then(200, GRANTED);

        assertThat(login.await(state, ALL_THE_TIME)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(clock.pauses())
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test
    void backsOffWhenTheServerIsAway() {
        var state = started(5);
        server.then(503, "").then(503, "").then(200, GRANTED);

        assertThat(login.await(state, ALL_THE_TIME)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(clock.pauses())
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void asksNoFasterThanTheStandardWhenTheServerNamesNoPace() {
        var state = started(0);
        server.then(200, GRANTED);

        assertThat(login.await(state, ALL_THE_TIME)).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void aRefusalEndsIt() {
        var denied = started(5);
        server.then(400, "{\"error\": \"access_denied\"}");
        assertThat(login.await(denied, ALL_THE_TIME)).isInstanceOf(LoginOutcome.Denied.class);

        var expired = started(5);
        server.then(400, "{\"error\": \"expired_token\"}");
        assertThat(login.await(expired, ALL_THE_TIME)).isInstanceOf(LoginOutcome.TimedOut.class);

        var odd = started(5);
        server.then(400, "{\"error\": \"invalid_client\"}");
        assertThat(login.await(odd, ALL_THE_TIME)).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(login.await(odd, ALL_THE_TIME)).isInstanceOf(LoginOutcome.NotPending.class);
    }

    @Test
    void stopsAskingWhenTheCodeIsTooOld() {
        var state = started(100);
        server.always(_ -> TokenServer.Reply.json(400, PENDING));

        assertThat(login.await(state, ALL_THE_TIME)).isInstanceOf(LoginOutcome.TimedOut.class);
        assertThat(clock.instant()).isBeforeOrEqualTo(MovableClock.START.plusSeconds(600));
        assertThat(vault.list()).isEmpty();
    }

    @Test
    void mayBeAwaitedInSeveralGoesByOtherProcesses() {
        var state = started(5);
        server.then(400, "{\"error\": \"slow_down\"}").then(200, GRANTED);

        assertThat(login.await(state, Duration.ofSeconds(6))).isInstanceOf(LoginOutcome.StillWaiting.class);
        assertThat(server.requests()).hasSize(2);
        assertThat(login.await(state, Duration.ZERO)).isInstanceOf(LoginOutcome.StillWaiting.class);
        assertThat(server.requests()).hasSize(2);

        clock.advance(Duration.ofSeconds(10));
        assertThat(login(server.asPublicClient()).await(state, Duration.ZERO))
                .isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void anInterruptCancels() {
        var state = started(5);
        var interrupted = new DeviceLogin(
                _ -> Optional.of(server.asPublicClient()),
                pending,
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock,
                _ -> {
                    throw new InterruptedException();
                });

        assertThat(interrupted.await(state, ALL_THE_TIME)).isInstanceOf(LoginOutcome.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(vault.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_code\": \"u\", \"verification_uri\": \"https://h/\", \"expires_in\": 1}",
                "{\"device_code\": \"d\", \"verification_uri\": \"https://h/\", \"expires_in\": 1}",
                "{\"device_code\": \"d\", \"user_code\": \"u\", \"expires_in\": 1}",
                "{\"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"javascript:x\", \"expires_in\": 1}",
                "{\"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"https://h/\"}",
                "<html>"
            })
    void anIncompleteAnswerStartsNothing(String body) {
        server.then(200, body);

        assertThat(login.start("lab", "work"))
                .isInstanceOfSatisfying(
                        Start.NotStarted.class,
                        failed -> assertThat(failed.outcome()).isInstanceOf(LoginOutcome.Failed.class));
        assertThat(vault.list()).isEmpty();
    }

    @Test
    void aServerWithoutDeviceFlowSaysWhatElseWorks() {
        var endpoints = new AuthorizationServer.Endpoints(
                Optional.of(server.at("/authorize")), server.at("/token"), Optional.empty(), Optional.empty());
        var without = login(new AuthorizationServer(server.asPublicClient().client(), endpoints, List.of(), Map.of()));

        assertThatThrownBy(() -> without.start("lab", "work"))
                .isInstanceOf(UnavailableLoginException.class)
                .hasMessageContaining("sign in with a browser");
    }

    private String started(int interval) {
        server.then(200, """
                {"device_code": "d-1", "user_code": "u", "verification_uri": "https://lab.example/device",
                 "expires_in": 1800, "interval": %d}
                """.formatted(interval));
        return login.start("lab", "work") instanceof Start.Started started ? started.state() : "not started";
    }
}
