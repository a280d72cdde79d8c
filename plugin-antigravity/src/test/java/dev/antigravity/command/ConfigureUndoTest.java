package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.MovableClock;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// What `configure` wrote is taken back to the byte, and what others wrote meanwhile stays.
class ConfigureUndoTest extends CommandsInSandbox {
    private static final String BEFORE =
            "# my keys\r\nexport OTHER='kept # as it is'\r\nANTHROPIC_MODEL=\"old\" # why\r\n";

    @Override
    FakeHost host() {
        return super.host().at(new MovableClock());
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
}
