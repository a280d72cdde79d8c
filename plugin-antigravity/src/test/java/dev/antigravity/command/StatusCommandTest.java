package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FreePort;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    private final int port = FreePort.known();

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder).configured(config(port));
    }

    private String config(int proxyPort) {
        return SandboxDesk.providers(sandbox).replace("port: 0", "port: " + proxyPort)
                + "    accounts: [{ name: home, api-key: sandbox-key-home }]\n";
    }

    private String shown() {
        return desk.shown(desk.run("status"));
    }

    @Test
    void saysWhatIsMissingAtFirst() {
        desk.close();
        desk = new CommandDesk(folder).configured("server: { port: " + port + " }");

        var result = desk.run("status");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result))
                .contains(
                        "Not running. It would listen on http://127.0.0.1:" + port,
                        "None yet.",
                        "names no model service");
        assertThat(String.valueOf(result.toMap().get("next")))
                .contains("antigravity start", "antigravity oauth", "antigravity configure");
    }

    @Test
    void seesTheProxyTheAccountsAndTheHost() {
        desk.run("configure --provider lab --model sandbox-gpt --yes");
        var serve = desk.start("serve", new FakeConversation());
        Patience.until(() -> serve.conversation().text().contains("listening on"));

        var result = desk.run("status");

        assertThat(desk.shown(result))
                .contains("✓ Listens on http://127.0.0.1:" + port)
                .contains("✓ lab/home  API key, ready", ".env leads to the proxy", "ANTHROPIC_AUTH_TOKEN  ***")
                .doesNotContain("sandbox-key", "none of the proxy's keys", "ag-");
        assertThat(CommandDesk.data(result)).contains("running=true", "usesProxy=true", "version=test");
        serve.stop();
    }

    @Test
    void seesWhatTheHostWouldGetWrong() throws IOException {
        desk.run("configure --provider lab --model sandbox-gpt --yes");
        desk.run("env set ANTHROPIC_AUTH_TOKEN=mine --yes");
        assertThat(shown()).contains("ANTHROPIC_AUTH_TOKEN is none of the proxy's keys");

        var env = desk.host().paths().workspace().resolve(".env");
        Files.writeString(
                env, Files.readString(env).replaceFirst("BASE_URL=\\S+", "BASE_URL=https://elsewhere.example"));

        assertThat(shown())
                .contains("leads elsewhere: https://elsewhere.example", "Somebody else has changed ANTHROPIC_BASE_URL");
    }

    @Test
    void seesAForeignProgramOnThePort() {
        try (var foreign = new FakeUpstream()) {
            desk.close();
            desk = new CommandDesk(folder).configured(config(foreign.uri().getPort()));

            assertThat(shown()).contains("Another program listens on " + foreign.uri());
        }
    }

    @Test
    void showsTheLastErrorsOfTheProxy() throws IOException {
        var logs = Files.createDirectories(desk.host().paths().home().resolve("logs"));
        Files.writeString(logs.resolve("proxy.log"), """
                2026-11-20T12:00:00.000Z INFO  [main] d.a.Proxy - began
                2026-11-20T12:00:01.000Z WARN  [main] d.a.Proxy - upstream said no
                2026-11-20T12:00:02.000Z INFO  [main] d.a.Proxy - went on
                """);

        assertThat(shown()).contains("=== Last errors ===", "upstream said no").doesNotContain("went on");
    }

    @Test
    void tellsTheRestWhenTheVaultIsBroken() throws IOException {
        desk.run("accounts add sandbox --api-key", new FakeConversation().answering("api-key", "sandbox-key-x"));
        desk.close();
        var vault = desk.host().paths().home().resolve("vault.json");
        assertThat(vault).exists();
        Files.writeString(vault, "{ broken");
        desk = new CommandDesk(desk.host());

        var result = desk.run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "vault.json");
        assertThat(desk.shown(result)).contains("=== Proxy ===", "=== Host ===");
    }

    @Test
    void namesTheLineOfABrokenConfiguration() {
        desk.close();
        desk = new CommandDesk(folder).configured("servr: {}");

        var result = desk.run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "config.yaml:1", "did you mean server?");
    }
}
