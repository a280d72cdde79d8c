package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.HostEnvironment.ReloadResult;
import dev.antigravity.api.HostEvent;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigureCommandTest extends CommandsInSandbox {
    private static final String BEFORE =
            "# my keys\r\nexport OTHER='kept # as it is'\r\nANTHROPIC_MODEL=\"old\" # why\r\n";

    @Override
    FakeHost host() {
        return super.host().at(new MovableClock());
    }

    @Test
    void asksShowsTheDifferenceBacksUpAndWrites() throws IOException {
        Files.writeString(env(), BEFORE);
        var person = new FakeConversation()
                .answering("provider", "sandbox")
                .answering("model", "sandbox-claude-opus")
                .answering("yes", "yes");

        var result = desk.run("configure", person);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(person.asked()).containsExactly("provider", "model", "yes");
        assertThat(desk.shown(result))
                .contains("=== Proposed Changes ===", "Claude model:", "  Current: old", "  New: sandbox-claude-opus")
                .contains(
                        "Claude API token:",
                        "  New: ***",
                        "✓ Backed up .env → .env.backup.20261120_120000",
                        "✓ Updated .env")
                .contains("No proxy listens at http://127.0.0.1:" + port);
        assertThat(text())
                .startsWith(
                        "# my keys\r\nexport OTHER='kept # as it is'\r\nANTHROPIC_MODEL=\"sandbox-claude-opus\" # why\r\n")
                .contains("ANTHROPIC_BASE_URL=http://127.0.0.1:" + port + "\r\n")
                .contains("ANTHROPIC_DEFAULT_SONNET_MODEL=sandbox-claude-sonnet\r\n")
                .contains("ANTHROPIC_DEFAULT_HAIKU_MODEL=sandbox-claude-haiku\r\n")
                .contains("API_TIMEOUT_MS=3000000\r\n", "CLAUDE_WS_PROVIDER=sandbox\r\n")
                .containsPattern("ANTHROPIC_AUTH_TOKEN=ag-[\\w-]{32}\r\n")
                .doesNotContain("sandbox-key");
        assertThat(desk.host().reloads()).isEqualTo(1);
        assertThat(desk.host().published())
                .anyMatch(
                        event -> event instanceof HostEvent.EnvironmentChanged(var file, var _) && file.equals(env()));
    }

    @Test
    void takesEverythingFromFlags() {
        var result = desk.run("configure --provider lab --model sandbox-gpt --yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(text())
                .contains("ANTHROPIC_MODEL=sandbox-gpt\n", "ANTHROPIC_DEFAULT_OPUS_MODEL=sandbox-gpt\n")
                .contains("CLAUDE_WS_PROVIDER=lab\n");
        assertThat(CommandDesk.data(result))
                .contains("changed=true", "key=ANTHROPIC_AUTH_TOKEN, change=added, after=***", "model=sandbox-gpt");
        assertThat(CommandDesk.data(desk.run("configure --provider lab --model best --yes")))
                .contains("key=ANTHROPIC_MODEL, change=changed, before=sandbox-gpt, after=best");
        assertThat(CommandDesk.data(desk.run("configure --provider lab --model best --yes")))
                .contains("changed=false");
    }

    @Test
    void changesNothingWithoutAYes() throws IOException {
        Files.writeString(env(), BEFORE);

        assertThat(desk.run("configure --provider lab --model sandbox-gpt").exitCode())
                .isEqualTo(3);
        assertThat(desk.run(
                                "configure --provider lab --model sandbox-gpt",
                                new FakeConversation().answering("yes", "no"))
                        .exitCode())
                .isEqualTo(130);

        assertThat(text()).isEqualTo(BEFORE);
        try (var files = Files.list(env().getParent())) {
            assertThat(files).containsExactly(env());
        }
    }

    @Test
    void saysWhichFlagAnswers() {
        var result = desk.run("configure --provider lab --yes");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.toMap().toString()).contains("flag=--model", "sandbox-gpt-plain", "best");
    }

    @Test
    void keepsTheTierWhereTheProviderChanges() {
        desk.run("configure --provider sandbox --model sandbox-claude-haiku --yes");
        desk.run("configure --switch-provider lab --yes");
        assertThat(text()).contains("ANTHROPIC_MODEL=sandbox-gpt\n");

        desk.run("env set ANTHROPIC_MODEL=some-sonnet-model --yes");
        desk.run("configure --switch-provider sandbox --yes");
        assertThat(text()).contains("ANTHROPIC_MODEL=sandbox-claude-sonnet\n", "CLAUDE_WS_PROVIDER=sandbox\n");
    }

    @Test
    void namesTheNearestModelAndProvider() {
        assertThat(desk.run("configure --provider lab --model sandbox-gtp --yes")
                        .toMap()
                        .toString())
                .contains("MODEL_NOT_FOUND", "Did you mean sandbox-gpt?");
        assertThat(desk.run("configure --provider lob --yes").toMap().toString())
                .contains("INVALID_PROVIDER", "Did you mean lab?");
        assertThat(desk.run("configure --provider claude --yes").toMap().toString())
                .contains("UNAUTHORIZED", "accounts add claude --api-key");
        assertThat(desk.run("configure --modle x").toMap().toString()).contains("USAGE", "Did you mean --model?");
    }

    @Test
    void seesWhoListensWhereTheProxyShould() throws Exception {
        var serve = desk.serve();
        assertThat(desk.shown(desk.run("configure --provider lab --model best --yes")))
                .contains("✓ The proxy answers at");
        serve.stop();

        try (var foreign = new FakeUpstream()) {
            reopen(SandboxDesk.configuration(sandbox, foreign.uri().getPort()));
            assertThat(desk.shown(desk.run("configure --provider lab --model best --yes")))
                    .contains("Something else listens at");
        }
    }

    @Test
    void saysWhyTheHostDoesNotGoByTheFile() {
        desk.host()
                .reloadingTo(new ReloadResult(
                        Set.of(),
                        Set.of("CLAUDE_PROVIDER"),
                        Optional.empty(),
                        Optional.of("The host uses http://elsewhere")));

        var result = desk.run("configure --provider lab --model best --yes");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result))
                .contains("! The host uses http://elsewhere.", "Only a restart of the host takes over CLAUDE_PROVIDER.")
                .doesNotContain("✓ Reloaded");
    }

    @Test
    void leavesAFileAloneThatItCannotRead() throws IOException {
        var bytes = new byte[] {'A', '=', (byte) 0xC3, (byte) 0x28, '\n'};
        Files.write(env(), bytes);

        var result = desk.run("configure --provider lab --model best --yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", ".env", "was left alone");
        assertThat(Files.readAllBytes(env())).isEqualTo(bytes);
    }

    @Test
    void onlyShowsTheDifferenceInADryRun() throws IOException {
        Files.writeString(env(), BEFORE);

        var result = desk.run("configure --provider lab --model best --dry-run");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(desk.shown(result))
                .contains("  Current: old", "  New: best", "A dry run: nothing was changed.")
                .doesNotContain("No proxy listens");
        assertThat(CommandDesk.data(result)).contains("changed=false", "key=ANTHROPIC_MODEL, change=changed");
        assertThat(text()).isEqualTo(BEFORE);
        assertThat(desk.host().reloads()).isZero();
    }

    @Test
    void takesTheTiersAlongWhereTheProviderChanges() throws IOException {
        desk.run("configure --provider sandbox --model sandbox-claude-opus --yes");
        Files.writeString(
                env(), text().replace("HAIKU_MODEL=sandbox-claude-haiku", "HAIKU_MODEL=sandbox-claude-sonnet"));

        desk.run("configure --switch-provider lab --yes");

        assertThat(text()).contains("ANTHROPIC_DEFAULT_HAIKU_MODEL=sandbox-gpt\n");
    }

    @Test
    void worksOnAnotherFileWithoutTellingTheHost() throws IOException {
        var other = folder.resolve("other.env");

        var result = desk.run("configure --provider lab --model best --yes --env-file " + other);

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(other)).contains("ANTHROPIC_MODEL=best");
        assertThat(env()).doesNotExist();
        assertThat(desk.host().reloads()).isZero();
    }
}
