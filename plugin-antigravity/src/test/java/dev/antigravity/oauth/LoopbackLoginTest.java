package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.secret.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackLoginTest {
    @TempDir
    Path home;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient browser = HttpClient.newHttpClient();
    private final MovableClock clock = new MovableClock();
    private final List<HttpResponse<String>> seen = new ArrayList<>();
    private TokenServer server;
    private Vault vault;
    private PendingLogins pending;
    private LoopbackLogin login;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start();
        vault = TestVault.in(home);
        pending = new PendingLogins(vault, clock);
        server.always(_ -> TokenServer.Reply.json(200, "{\"access_token\": \"a-1\"}"));
        login = new LoopbackLogin(new CodeLogin(
                _ -> Optional.of(server.asPublicClient()),
                pending,
                new TokenClient(new JdkFormPoster(), clock),
                new SecureRandom(),
                clock));
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    @Test
    void theBrowserComesBackWithTheCode() {
        var outcome = signIn("code=c-1&state=STATE");

        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(server.lastRequest().value("code")).isEqualTo("c-1");
        assertThat(server.lastRequest().value("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/callback");
        assertThat(page()).contains("You can close this page");
        assertThat(seen.getFirst().headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void thePageEscapesWhatTheProviderSays() {
        var outcome =
                signIn("error=access_denied&error_description=%3Cscript%3Ealert(%27x%27)%3C/script%3E&state=STATE");

        assertThat(outcome).isInstanceOf(LoginOutcome.Denied.class);
        assertThat(page()).contains("&lt;script&gt;alert(&#39;x&#39;)").doesNotContain("<script>");
    }

    @Test
    void anAnswerToAnotherLoginEndsThisOne() {
        assertThat(signIn("code=c-1&state=another")).isInstanceOf(LoginOutcome.WrongState.class);
        assertThat(page()).contains("Not this login");
        assertThat(vault.list()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void otherPathsAndMethodsAreNotTheCallback() {
        var outcome = login.signIn("lab", "work", 0, PATIENCE, started -> {
            var redirect = redirect(started);
            assertThat(get(redirect.resolve("/favicon.ico")).statusCode()).isEqualTo(404);
            assertThat(send(HttpRequest.newBuilder(redirect).POST(HttpRequest.BodyPublishers.ofString("state=x")))
                            .statusCode())
                    .isEqualTo(405);
            get(URI.create(redirect + "?code=c-1&state=" + started.state()));
        });

        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    @Test
    void theCallbackIsTakenOnce() {
        var outcome = login.signIn("lab", "work", 0, PATIENCE, started -> {
            var callback = URI.create(redirect(started) + "?code=c-1&state=" + started.state());
            assertThat(get(callback).statusCode()).isEqualTo(200);
            assertThat(get(callback).statusCode()).isEqualTo(410);
        });

        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nobodyComes() {
        var port = new AtomicReference<URI>();

        assertThat(login.signIn("lab", "work", 0, Duration.ofMillis(20), started -> port.set(redirect(started))))
                .isInstanceOf(LoginOutcome.TimedOut.class);
        assertThat(vault.list()).isEmpty();
        assertThatThrownBy(() -> browser.send(
                        HttpRequest.newBuilder(port.get()).build(), HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptCancels() throws Exception {
        var waiting = new CountDownLatch(1);
        var outcome = new CompletableFuture<LoginOutcome>();
        var thread = Thread.ofVirtual()
                .start(() -> outcome.complete(login.signIn("lab", "work", 0, PATIENCE, _ -> waiting.countDown())));

        waiting.await();
        thread.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(LoginOutcome.Cancelled.class);
        assertThat(vault.list()).isEmpty();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> login.signIn("lab", "work", taken.getLocalPort(), PATIENCE, _ -> {}))
                    .isInstanceOf(UnavailableLoginException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("oauth.redirect-port");
        }
        assertThat(vault.list()).isEmpty();
    }

    @Test
    void aConfiguredPortIsUsed() throws IOException {
        int free;
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = probe.getLocalPort();
        }
        var outcome = login.signIn("lab", "work", free, PATIENCE, started -> {
            assertThat(redirect(started)).hasPort(free);
            get(URI.create(redirect(started) + "?code=c-1&state=" + started.state()));
        });

        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
    }

    private LoginOutcome signIn(String query) {
        return login.signIn(
                "lab",
                "work",
                0,
                PATIENCE,
                started -> get(URI.create(redirect(started) + "?" + query.replace("STATE", started.state()))));
    }

    private String page() {
        return seen.getLast().body();
    }

    private static URI redirect(CodeLogin.Started started) {
        return URI.create(
                Form.parse(started.address().getRawQuery()).find("redirect_uri").orElseThrow());
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            seen.add(response);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
