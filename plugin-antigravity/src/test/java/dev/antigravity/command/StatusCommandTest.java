package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class StatusCommandTest extends CommandsInSandbox {
    private String shown() {
        return desk.shown(desk.run("status"));
    }

    @Test
    void saysWhatIsMissingAtFirst() {
        reopen("server: { port: " + port + " }");

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
        var serve = desk.serve();

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

        Files.writeString(env(), text().replaceFirst("BASE_URL=\\S+", "BASE_URL=https://elsewhere.example"));

        assertThat(shown())
                .contains("leads elsewhere: https://elsewhere.example", "Somebody else has changed ANTHROPIC_BASE_URL");
    }

    @Test
    void seesAForeignProgramOnThePort() {
        try (var foreign = new FakeUpstream()) {
            reopen(SandboxDesk.configuration(sandbox, foreign.uri().getPort()));

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
        reopen("servr: {}");

        var result = desk.run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "config.yaml:1", "did you mean server?");
    }
}
