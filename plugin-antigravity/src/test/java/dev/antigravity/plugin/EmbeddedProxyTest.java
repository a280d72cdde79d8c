package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.HostEvent;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedProxyTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private int port = FreePort.known();

    private FakeHost host(String embedded) throws IOException {
        var host = new FakeHost(folder).stayingUp();
        Files.writeString(
                host.paths().home().resolve("config.yaml"),
                SandboxDesk.providers(sandbox).replace("port: 0", "port: " + port + ", embedded: " + embedded)
                        + "    accounts: [{ name: home, api-key: sandbox-key-home }]\n");
        return host;
    }

    private boolean answers() {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void runsFromTheStartWhereTheHostLeadsToIt() throws IOException {
        var host = host("auto").withVariable("ANTHROPIC_BASE_URL", address());
        try (var desk = new CommandDesk(host)) {
            assertThat(answers()).isTrue();
            assertThat(desk.shown(desk.run("status"))).contains("Listens on " + address() + ", in this fake-host");
            assertThat(desk.shown(desk.run("start"))).contains("runs already, on " + address() + ", in this fake-host");
        }
        assertThat(answers()).isFalse();
        assertThat(host.published())
                .filteredOn(HostEvent.ProxyStateChanged.class::isInstance)
                .hasSize(2)
                .endsWith(new HostEvent.ProxyStateChanged(Optional.empty()));
    }

    @Test
    void startsWhenTheHostIsLedToIt() throws IOException {
        var host = host("auto");
        try (var desk = new CommandDesk(host)) {
            assertThat(answers()).isFalse();

            host.withVariable("ANTHROPIC_BASE_URL", address());
            var configured = desk.run("configure --provider lab --model sandbox-gpt --yes");

            assertThat(desk.shown(configured)).contains("✓ The proxy answers at " + address());
        }
    }

    @Test
    void tellsConfigureItsRealAddress() throws IOException {
        port = 0;
        var host = host("always");
        try (var desk = new CommandDesk(host)) {
            var configured = desk.run("configure --provider lab --model sandbox-gpt --yes");

            assertThat(desk.shown(configured)).contains("✓ The proxy answers at", "has another address after");
            assertThat(Files.readString(host.paths().workspace().resolve(".env")))
                    .containsPattern("ANTHROPIC_BASE_URL=http://127\\.0\\.0\\.1:[1-9]\\d+\n");
        }
    }

    @Test
    void keepsOutWhenToldSo() throws IOException {
        try (var _ = new CommandDesk(host("never").withVariable("ANTHROPIC_BASE_URL", address()))) {
            assertThat(answers()).isFalse();
        }
    }

    @Test
    void takesThePlaceOfOneThatGoes() throws IOException {
        var first = new CommandDesk(host("always"));
        try (var second = new CommandDesk(new FakeHost(folder).stayingUp())) {
            assertThat(second.shown(second.run("status"))).contains("in another process");

            first.close();

            Patience.until(() -> second.shown(second.run("status")).contains("in this fake-host"));
        }
    }

    @Test
    void neverKeepsTheHostFromStarting() throws IOException {
        try (var foreign = new FakeUpstream()) {
            port = foreign.uri().getPort();
            try (var desk = new CommandDesk(host("always"))) {
                assertThat(desk.shown(desk.run("status"))).contains("Another program listens on " + address());
            }
        }
        Files.writeString(folder.resolve("home/config.yaml"), "servr: {}");
        try (var desk = new CommandDesk(new FakeHost(folder).stayingUp())) {
            assertThat(desk.run("version").exitCode()).isZero();
        }
    }
}
