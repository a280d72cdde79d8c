package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The demo of the built program, as a stranger would run it first.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell is what is tested")
class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void showsTheWholeJourneyAndLeavesNothingBehind() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var distribution = Distribution.unpack(folder)
                .with("ANTIGRAVITY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .with("NO_COLOR", "1");

        var outcome = distribution.run("demo");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("pressed Allow", "✓ Signed in to Sandbox as you", "=== Available Providers ===")
                .contains("✓ Backed up .env", "ANTHROPIC_BASE_URL")
                .containsPattern("1\\. sandbox - Sandbox\\n.*sandbox-claude-opus")
                .contains("at /anthropic/v1/messages, with the very bytes the client sent")
                .contains("at /openai/v1/chat/completions", "Every byte of .env is as it was", "✓ All of it happened")
                .doesNotContain("\u001b", "ag-");
        assertThat(temporary).isEmptyDirectory();
        try (var home = Files.walk(distribution.home())) {
            assertThat(home.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
