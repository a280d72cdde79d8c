package dev.antigravity.host.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether a Claude.ws takes over what was written, seen from a process it has started.
class ClaudeWsTest {
    private static final String OURS =
            "ANTHROPIC_BASE_URL=http://127.0.0.1:8317\nANTHROPIC_AUTH_TOKEN=ag-a-local-key-0123456789\n";

    @TempDir
    private Path folder;

    private Path project;
    private Path home;
    private ClaudeWsStandIn claudeWs;

    @BeforeEach
    void start() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        home = Files.createDirectory(folder.resolve("home"));
        write("ANTHROPIC_BASE_URL=http://elsewhere\nANTHROPIC_AUTH_TOKEN=theirs\n");
        claudeWs = new ClaudeWsStandIn(project, home, Map.of());
    }

    @AfterEach
    void stop() {
        claudeWs.close();
    }

    private void write(String env) throws IOException {
        Files.writeString(project.resolve(".env"), env);
    }

    private void startWith(Map<String, String> environment) throws IOException {
        claudeWs.close();
        claudeWs = new ClaudeWsStandIn(project, home, environment);
    }

    /// A process that works in another folder than the one Claude.ws was started in, as its agents do.
    private EnvFiles within(Map<String, String> environment) throws IOException {
        return new EnvFiles(environment, Files.createDirectories(folder.resolve("elsewhere")));
    }

    @Test
    void takesOverWhatTheFileSaysAndIsOnlyLookedAt() throws IOException {
        var environment = within(claudeWs.environmentOfATerminal());
        write(OURS);

        var reloaded = environment.reload();

        assertThat(claudeWs.inForce()).containsEntry("ANTHROPIC_PROXIED_BASE_URL", "http://127.0.0.1:8317");
        assertThat(reloaded.problem()).isEmpty();
        assertThat(reloaded.verification())
                .hasValueSatisfying(how -> assertThat(how).contains("http://127.0.0.1:8317"));
        assertThat(reloaded.applied()).containsExactlyInAnyOrder("ANTHROPIC_BASE_URL", "ANTHROPIC_AUTH_TOKEN");
        assertThat(claudeWs.calls()).containsExactly("GET");
    }

    @Test
    void isFoundByAnAgentThatOnlyKnowsWhereItsModelIs() throws IOException {
        var agent = new HashMap<>(claudeWs.environmentOfAnAgent());
        agent.put("APP_ROOT", project.toString());
        write(OURS);

        assertThat(agent).doesNotContainKey("CLAUDE_WS_USER_CWD");
        assertThat(ClaudeWs.around(agent)
                        .orElseThrow()
                        .reload(Set.of(), DotEnv.parse(OURS))
                        .verification())
                .isPresent();
    }

    @Test
    void saysThatClaudeCodesSettingsWin() throws IOException {
        Files.createDirectory(home.resolve(".claude"));
        Files.writeString(
                home.resolve(".claude/settings.json"),
                "{\"env\":{\"ANTHROPIC_AUTH_TOKEN\":\"t\",\"ANTHROPIC_BASE_URL\":\"http://settings\"}}");
        write(OURS);

        var reloaded = within(claudeWs.environmentOfATerminal()).reload();

        assertThat(reloaded.verification()).isEmpty();
        assertThat(reloaded.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("http://settings", "~/.claude/settings.json"));
    }

    @Test
    void saysThatAnAddressWithoutAKeyCountsForNothing() throws IOException {
        write("ANTHROPIC_BASE_URL=http://127.0.0.1:8317\n");

        assertThat(within(claudeWs.environmentOfATerminal()).reload().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("no address of its own", "no key"));
    }

    @Test
    void saysThatAnotherNameOfTheAddressWins() throws IOException {
        write(OURS + "ANTHROPIC_PROXIED_BASE_URL=http://stale\n");

        assertThat(within(claudeWs.environmentOfATerminal()).reload().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("http://stale"));
    }

    @Test
    void showsItsAccessKeyWhereOneIsWanted() throws IOException {
        startWith(Map.of("API_ACCESS_KEY", "hush"));
        write(OURS);

        assertThat(within(claudeWs.environmentOfATerminal()).reload().verification())
                .isPresent();
        var without = new HashMap<>(claudeWs.environmentOfATerminal());
        without.remove("API_ACCESS_KEY");
        assertThat(within(without).reload().problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("API_ACCESS_KEY").doesNotContain("hush"));
    }

    @Test
    void namesWhatOnlyARestartTakesOver() throws IOException {
        var environment = within(claudeWs.environmentOfATerminal());
        write(OURS + "CLAUDE_PROVIDER=cli\nCLAUDE_WS_MODEL=x\n");

        assertThat(environment.reload().needsRestart()).containsExactly("CLAUDE_PROVIDER");
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        var gone = new HashMap<>(claudeWs.environmentOfATerminal());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone.put("PORT", String.valueOf(socket.getLocalPort()));
        }
        write(OURS);

        assertThat(within(gone).reload().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("does not answer"));
    }

    @Test
    void nobodyIsAskedWhereNothingSpeaksOfIt() {
        assertThat(ClaudeWs.around(Map.of("PORT", "8556", "ANTHROPIC_BASE_URL", "https://api.anthropic.com")))
                .isEmpty();
    }
}
