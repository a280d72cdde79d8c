package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.HostEnvironment.ReloadResult;
import dev.antigravity.api.HostEvent;
import dev.antigravity.testing.FreePort;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureCommandTest {
    private static final String BEFORE =
            "# my keys\r\nexport OTHER='kept # as it is'\r\nANTHROPIC_MODEL=\"old\" # why\r\n";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    private final int port = FreePort.known();

    @BeforeEach
    void open() {
        desk = new CommandDesk(new FakeHost(folder).at(new MovableClock())).configured(config(port));
    }

    private String config(int proxyPort) {
        return SandboxDesk.providers(sandbox)
                        .replace("port: 0", "port: " + proxyPort)
                        .replace("oauth:", "accounts: [{ name: work, api-key: sandbox-key-work }]\n    oauth:")
                + "    accounts: [{ name: home, api-key: sandbox-key-home }]\nmodels: { best: [lab/sandbox-gpt] }\n";
    }

    private Path env() {
        return desk.host().paths().workspace().resolve(".env");
    }

    private String text() {
        try {
            return Files.readString(env());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    void restoresAndTakesBackEveryByte() throws IOException {
        Files.writeString(env(), BEFORE);
        desk.run("configure --provider lab --model sandbox-gpt --yes");

        assertThat(desk.run("env undo --yes").exitCode()).isZero();
        assertThat(text()).isEqualTo(BEFORE);

        desk.run("configure --provider lab --model sandbox-gpt --yes");
        assertThat(desk.run("restore --from 20261120_120000 --yes").exitCode()).isZero();
        assertThat(text()).isEqualTo(BEFORE);
    }

    @Test
    void removesAFileThatWasNotThereBefore() {
        desk.run("configure --provider lab --model sandbox-gpt --yes");

        assertThat(desk.run("restore --yes").exitCode()).isZero();

        assertThat(env()).doesNotExist();
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
    void warnsOfWhatWouldBypassIt() throws IOException {
        var host = desk.host().withVariable("HOME", folder.toString()).withVariable("API_ACCESS_KEY", "k");
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(
                folder.resolve(".claude/settings.json"), "{\"env\": {\"ANTHROPIC_BASE_URL\": \"http://elsewhere\"}}");
        Files.createDirectories(host.paths().workspace().resolve(".git"));
        Files.writeString(env(), "CLAUDE_PROVIDER=sdk\nANTHROPIC_API_KEY=sk-real\n");

        var result = desk.run("configure --provider lab --model best --yes");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result))
                .contains("settings.json sets ANTHROPIC_BASE_URL under \"env\"")
                .contains("CLAUDE_PROVIDER=sdk", "API_ACCESS_KEY is set", "ANTHROPIC_API_KEY is set")
                .contains("git does not ignore")
                .doesNotContain("sk-real");
        assertThat(text()).contains("ANTHROPIC_API_KEY=sk-real\n");
    }

    @Test
    void seesWhoListensWhereTheProxyShould() throws Exception {
        var serve = desk.start("serve", new FakeConversation());
        Patience.until(() -> serve.conversation().text().contains("listening on"));
        assertThat(desk.shown(desk.run("configure --provider lab --model best --yes")))
                .contains("✓ The proxy answers at");
        serve.stop();

        try (var foreign = new FakeUpstream()) {
            desk.close();
            desk = new CommandDesk(desk.host()).configured(config(foreign.uri().getPort()));
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
    void leavesWhatSomebodyElseHasTunedSince() throws IOException {
        desk.run("configure --provider sandbox --model sandbox-claude-opus --yes");
        Files.writeString(
                env(),
                text().replace("API_TIMEOUT_MS=3000000", "API_TIMEOUT_MS=600000")
                        .replace("HAIKU_MODEL=sandbox-claude-haiku", "HAIKU_MODEL=sandbox-claude-sonnet")
                        .replace("BASE_URL=http://127.0.0.1:" + port, "BASE_URL=http://elsewhere"));

        var result = desk.run("configure --provider sandbox --model sandbox-claude-opus --yes");

        assertThat(desk.shown(result))
                .contains("Somebody else has changed API_TIMEOUT_MS; it stays as it is: 600000.")
                .contains("  Somebody else has changed it; we wrote: http://127.0.0.1:" + port);
        assertThat(result.toMap().toString())
                .contains("antigravity configure --replace")
                .contains("kept=[ANTHROPIC_DEFAULT_HAIKU_MODEL, API_TIMEOUT_MS]");
        assertThat(text())
                .contains("API_TIMEOUT_MS=600000\n", "HAIKU_MODEL=sandbox-claude-sonnet\n")
                .contains("BASE_URL=http://127.0.0.1:" + port + "\n");

        desk.run("configure --provider sandbox --model sandbox-claude-opus --replace --yes");
        assertThat(text()).contains("API_TIMEOUT_MS=3000000\n", "HAIKU_MODEL=sandbox-claude-haiku\n");
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
    void returnsToBeforeAnyStepToTheByte() throws IOException {
        Files.writeString(env(), BEFORE);
        desk.run("configure --provider lab --model best --yes");
        var second = text();
        desk.run("configure --provider sandbox --model sandbox-claude-opus --yes");
        desk.run("env set A=1 --yes");

        var listed = desk.run("env undo --list");
        assertThat(desk.shown(listed)).containsPattern("3 +2026-11-20 .* +edit +A");
        assertThat(listed.toMap().toString()).contains("antigravity env undo --step 1");
        assertThat(desk.run("env undo --step 2 --yes").exitCode()).isZero();
        assertThat(text()).isEqualTo(second);
        assertThat(desk.shown(desk.run("env undo --list"))).contains("taken back");
        assertThat(desk.run("env undo --step 3 --yes").exitCode()).isEqualTo(2);
        assertThat(desk.run("env undo --step 1 --yes").exitCode()).isZero();
        assertThat(text()).isEqualTo(BEFORE);
    }

    @Test
    void noticesThatSomebodyHasPutTheFileBackAndLeavesIt() throws IOException {
        Files.writeString(env(), BEFORE);
        desk.run("configure --provider lab --model best --yes");
        assertThat(desk.shown(desk.run("status"))).doesNotContain("again what it was");

        Files.writeString(env(), BEFORE);

        assertThat(desk.shown(desk.run("status"))).contains("is again what it was before our change of", "/rewind");
        assertThat(desk.shown(desk.run("doctor"))).contains("is again what it was before our change of");
        assertThat(text()).isEqualTo(BEFORE);
        assertThat(desk.run("configure --provider lab --model best --yes").exitCode())
                .isZero();
        assertThat(text()).contains("ANTHROPIC_MODEL=\"best\" # why\r\n");
    }

    @Test
    void writesClaudeCodesOwnSettings() throws IOException {
        var before = "{\n    \"permissions\": {\"allow\": [ ]}\n}\n";
        var settings = Files.createDirectories(env().resolveSibling(".claude")).resolve("settings.local.json");
        Files.writeString(settings, before);
        Files.writeString(env(), "CLAUDE_PROVIDER=sdk\n");

        var result = desk.run("configure --target claude-settings --provider lab --model best --yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(desk.shown(result))
                .contains("✓ Backed up settings.local.json → settings.local.json.backup.", "its next session")
                .doesNotContain("CLAUDE_PROVIDER");
        assertThat(Files.readString(settings))
                .startsWith("{\n    \"permissions\": {\"allow\": [ ]},\n    \"env\": {\n"
                        + "        \"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:" + port + "\",\n")
                .contains("\"ANTHROPIC_MODEL\": \"best\"")
                .doesNotContain("CLAUDE_WS_", "sandbox-key");
        assertThat(env()).hasContent("CLAUDE_PROVIDER=sdk");
        assertThat(desk.host().reloads()).isZero();
        assertThat(desk.shown(desk.run("status")))
                .contains("settings.local.json leads to the proxy", "for Claude Code needs none");

        var undone = desk.run("env undo --target claude-settings --yes");
        assertThat(undone.exitCode()).isZero();
        assertThat(Files.readString(settings)).isEqualTo(before);
        assertThat(desk.run("restore --target claude-settings --list").toMap().toString())
                .containsPattern(
                        "antigravity restore --from settings\\.local\\.json\\.backup\\.\\w+ --target claude-settings");
    }

    @Test
    void looksWhereTheUserAndTheMachineKeepSettings() throws IOException {
        var users = Files.createDirectories(folder.resolve("claude-config"));
        var user = users.resolve("settings.json");
        var managed = Files.createDirectories(folder.resolve("ClaudeCode")).resolve("managed-settings.json");
        desk.host().withVariable("CLAUDE_CONFIG_DIR", users.toString()).withVariable("ProgramFiles", folder.toString());
        Files.writeString(user, "{\"env\": {\"ANTHROPIC_MODEL\": \"mine\"}}");
        Files.writeString(managed, "{\"env\": {\"ANTHROPIC_BASE_URL\": \"http://theirs\"}}");

        assertThat(desk.shown(desk.run("configure --provider lab --model best --yes")))
                .contains(user + " sets ANTHROPIC_MODEL", managed + " sets ANTHROPIC_BASE_URL");
        assertThat(desk.shown(desk.run("configure --target claude-settings --provider lab --model best --yes")))
                .contains(
                        "managed-settings.json sets ANTHROPIC_BASE_URL under \"env\", which wins over settings.local.json")
                .doesNotContain(user + " sets");
        assertThat(desk.run("configure --target claude-settings --image-model none --provider lab --yes")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysWhichSettingsWinOverTheOnesItWrites() throws IOException {
        var project = Files.createDirectories(env().resolveSibling(".claude")).resolve("settings.json");
        Files.writeString(project, "{\"env\": {\"ANTHROPIC_MODEL\": \"mine\"}}");

        assertThat(desk.shown(desk.run("configure --target claude-settings --provider lab --model best --yes")))
                .doesNotContain("wins over");
        assertThat(desk.shown(desk.run("configure --provider lab --model best --yes")))
                .contains("settings.json sets ANTHROPIC_MODEL under \"env\", which wins over .env");
        assertThat(desk.shown(desk.run("status")))
                .contains("settings.json sets")
                .doesNotContain("settings.local.json sets");
    }

    @Test
    void leavesSettingsAloneThatHaveComments() throws IOException {
        var settings = Files.createDirectories(env().resolveSibling(".claude")).resolve("settings.local.json");
        Files.writeString(settings, "{\n  // mine\n}\n");

        var result = desk.run("configure --target claude-settings --provider lab --model best --yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "was left alone: line 2 has a comment");
        assertThat(Files.readString(settings)).isEqualTo("{\n  // mine\n}\n");
        assertThat(desk.run("status").exitCode()).isZero();
        assertThat(desk.run("env set A=1 --env-file x --target claude-settings").exitCode())
                .isEqualTo(2);
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
