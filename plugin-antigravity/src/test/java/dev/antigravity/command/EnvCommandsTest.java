package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandsTest {
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    @AutoClose
    private CommandDesk desk;

    private Path env;

    @BeforeEach
    void open() {
        desk = new CommandDesk(new FakeHost(folder).at(clock));
        env = desk.host().paths().workspace().resolve(".env");
    }

    @Test
    void changesSeveralKeysAtOnce() throws IOException {
        Files.writeString(env, "A=1\nB=2\nC=3\n");

        var result = desk.run("env set A=9 'D=two words' --unset B --yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(env).hasContent("A=9\nC=3\nD='two words'\n");
        assertThat(desk.run("env set --unset C --yes").exitCode()).isZero();
        assertThat(env).hasContent("A=9\nD='two words'\n");
    }

    @Test
    void refusesWhatNoFileCanCarryAndLeavesItUntouched() throws IOException {
        Files.writeString(env, "A=1\n");

        assertThat(desk.run("env set \"A=' \\\" ` #\" --yes").exitCode()).isEqualTo(1);
        assertThat(desk.run("env set 1A=x --yes").exitCode()).isEqualTo(2);
        assertThat(desk.run("env set --unset 'not a key' --yes").exitCode()).isEqualTo(2);
        assertThat(desk.run("env set novalue --yes").exitCode()).isEqualTo(2);
        assertThat(desk.run("env set --yes").exitCode()).isEqualTo(2);

        assertThat(env).hasContent("A=1\n");
        try (var files = Files.list(env.getParent())) {
            assertThat(files).containsExactly(env);
        }
    }

    @Test
    void asksBeforeItWrites() throws IOException {
        Files.writeString(env, "A=1\n");

        var result = desk.run("env set A=2");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.toMap().toString()).contains("flag=--yes");
        assertThat(env).hasContent("A=1\n");
    }

    @Test
    void takesBackStepByStepAndKeepsWhatOthersChanged() throws IOException {
        Files.writeString(env, "A=1\n");
        desk.run("env set A=2 --yes");
        desk.run("env set B=1 --yes");
        Files.writeString(env, Files.readString(env) + "THEIRS=1\n");

        desk.run("env undo --yes");
        assertThat(env).hasContent("A=2\nTHEIRS=1\n");
        desk.run("env undo --yes");
        assertThat(env).hasContent("A=1\nTHEIRS=1\n");
        assertThat(desk.shown(desk.run("env undo --yes"))).contains("nothing of ours to take back");
    }

    @Test
    void showsValuesButNoSecretsAndWhatIsOdd() throws IOException {
        Files.writeString(env, "A=1\nMY_TOKEN=hush\nA=2\njust words\n");

        var result = desk.run("env show");

        assertThat(desk.shown(result))
                .containsPattern("A +2")
                .containsPattern("MY_TOKEN +\\*\\*\\*")
                .contains("Line 3: A was set on line 1 already", "Line 4: no KEY=value")
                .doesNotContain("hush");
        assertThat(result.toMap().toString())
                .contains("values={A=2, MY_TOKEN=***}")
                .doesNotContain("hush");
        Files.delete(env);
        assertThat(desk.run("env show").toMap().toString()).contains("exists=false");
    }

    @Test
    void keepsCopiesAndPutsThemBack() throws IOException {
        Files.writeString(env, "A=1 # \u00e9\r\n");
        assertThat(desk.shown(desk.run("backup"))).contains("✓ Backed up .env → .env.backup.20261120_120000");
        clock.advance(Duration.ofMinutes(1));
        Files.writeString(env, "entirely different");

        assertThat(desk.shown(desk.run("backup --list")))
                .containsPattern("\\.env\\.backup\\.20261120_120000 +2026-11-20 12:00:00");
        var result = desk.run("restore --yes");

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(env)).isEqualTo("A=1 # \u00e9\r\n");
        assertThat(desk.shown(result)).contains("✓ Backed up .env → .env.backup.20261120_120100", "✓ Updated .env");
        assertThat(desk.run("restore --list").toMap().toString()).contains("20261120_120100", "20261120_120000");
    }

    @Test
    void saysWhatThereIsToRestore() throws IOException {
        assertThat(desk.run("restore --yes").exitCode()).isEqualTo(1);
        assertThat(desk.run("backup").exitCode()).isEqualTo(1);
        Files.writeString(env, "A=1\n");
        desk.run("backup");

        var result = desk.run("restore --from .env.backup.20261120_120001");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.toMap().toString()).contains("Did you mean .env.backup.20261120_120000?");
    }

    @Test
    void respectsAReadOnlyFile() throws IOException {
        Files.writeString(env, "A=1\n");
        Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("r--r--r--"));

        var result = desk.run("env set A=2 --yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "read-only");
        assertThat(env).hasContent("A=1\n");
    }
}
