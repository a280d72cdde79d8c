package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.MovableClock;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// Claude Code's own settings files: as what is written, and as what would win over it.
class ConfigureClaudeSettingsTest extends CommandsInSandbox {
    @Override
    FakeHost host() {
        return super.host().at(new MovableClock());
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
}
