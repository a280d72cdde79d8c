package dev.antigravity.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.plugin.AntigravityCommands;
import dev.antigravity.plugin.AntigravityPlugin;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The plugin's own commands, a person at a browser, Spring Authorization Server, and a service that wants its tokens.
@Timeout(120)
class SpringAuthorizationServerTest {
    @TempDir
    private Path folder;

    @AutoClose
    private SpringServer server;

    @AutoClose
    private final Person person = new Person();

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final LaterClock clock = new LaterClock();
    private HttpServer service;
    private AntigravityPlugin plugin;
    private FakeHost host;

    /// The real time, or later.
    private static final class LaterClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = SpringServer.start();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/v1/models", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
            var body = "{\"data\":[{\"id\":\"m\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        host = new FakeHost(folder).at(clock);
        plugin = new AntigravityPlugin(host.context("antigravity", "test"));
        plugin.start();
        Files.writeString(host.paths().home().resolve("config.yaml"), """
                server: { port: 0 }
                providers:
                  spring:
                    protocol: openai-chat
                    base-url: http://127.0.0.1:%d/v1
                    oauth:
                      client-id: %s
                      client-secret: %s
                      client-auth: basic
                      issuer: %s
                      scopes: [models]
                """.formatted(
                service.getAddress().getPort(), SpringServer.CLIENT, SpringServer.CLIENT_SECRET, server.issuer()));
    }

    @AfterEach
    void stop() {
        plugin.stop();
        service.stop(0);
    }

    private CommandResult run(String line) {
        var conversation =
                new FakeConversation().browsingWith(page -> Thread.startVirtualThread(() -> person.visit(page)));
        return CommandBook.of(new AntigravityCommands(plugin).commands())
                .run(
                        CommandLine.parse("antigravity " + line),
                        host.paths().workspace(),
                        CancellationToken.none(),
                        conversation);
    }

    private String done(String line) {
        var result = run(line);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.toMap().toString();
    }

    /// The token the service is shown now.
    private String tokenInUse() {
        done("accounts --verify");
        return tokens.getLast();
    }

    @Test
    void signsInWithACodeAndRenewsWithRotation() {
        assertThat(done("oauth --provider spring --account work")).contains("spring/work");
        var first = tokenInUse();
        assertThat(tokenInUse()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(6));
        var second = tokenInUse();
        assertThat(second).isNotEqualTo(first);

        clock.advance(Duration.ofMinutes(6));
        assertThat(tokenInUse()).as("the rotated refresh token was kept").isNotIn(first, second);
    }

    @Test
    void givesALoginBack() {
        done("oauth --provider spring");
        var token = tokenInUse();
        assertThat(server.isAlive(token)).isTrue();

        assertThat(done("accounts remove spring/main --yes")).contains("revoked=true");
        assertThat(server.isAlive(token)).isFalse();
    }

    @Test
    void signsInOnAnotherDevice() {
        var started = run("oauth --provider spring --device --start").toMap();
        var data = String.valueOf(started.get("data"));
        assertThat(data).as(started.toString()).contains("userCode=");
        var code = data.replaceFirst(".*userCode=([^,}]+).*", "$1");
        var state = data.replaceFirst(".*state=([^,}]+).*", "$1");
        person.visit(URI.create(server.issuer() + "/oauth2/device_verification?user_code=" + code));

        assertThat(done("oauth --finish " + state)).contains("spring/main");
        assertThat(tokenInUse()).isNotBlank();
    }
}
