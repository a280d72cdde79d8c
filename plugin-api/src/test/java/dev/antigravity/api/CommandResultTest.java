package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandResultTest {
    @Test
    void showsProgramsWhatWasDone() {
        var result = new Report()
                .heading("Providers")
                .success("Done")
                .data("providers", List.of("claude"))
                .artifact(Path.of("fox.png"), "image/png", "A fox")
                .next("antigravity configure")
                .done();

        assertThat(result.toMap())
                .containsExactly(
                        Map.entry("status", "ok"),
                        Map.entry("exitCode", 0),
                        Map.entry("message", "=== Providers ===\n✓ Done"),
                        Map.entry("data", Map.of("providers", List.of("claude"))),
                        Map.entry(
                                "artifacts",
                                List.of(Map.of("path", "fox.png", "mediaType", "image/png", "title", "A fox"))),
                        Map.entry("next", List.of("antigravity configure")));
    }

    @Test
    void showsProgramsWhatFailed() {
        var result = CommandResult.failed(new CommandException(
                ErrorCode.MODEL_NOT_FOUND, "No model gpt-9.", Text.of("See ").command("antigravity list models")));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap())
                .containsEntry("status", "failed")
                .containsEntry("message", "No model gpt-9.")
                .containsEntry(
                        "error",
                        Map.of(
                                "code", "MODEL_NOT_FOUND",
                                "message", "No model gpt-9.",
                                "hint", "See antigravity list models"));
    }

    @Test
    void saysToProgramsAllThatAPersonWouldHaveRead() {
        var result = new Report()
                .warning("No proxy listens.")
                .failed(ErrorCode.HOST_CONFIG, "One thing is wrong.", Text.EMPTY);

        assertThat(result.toMap()).containsEntry("message", "! No proxy listens.\nOne thing is wrong.");
    }

    @Test
    void showsProgramsWhatIsMissing() {
        var result = new CommandResult.NeedsInput(new MissingInput("--yes", "Apply these changes?", List.of()));

        assertThat(result.toMap())
                .containsExactly(
                        Map.entry("status", "needs_input"),
                        Map.entry("exitCode", 3),
                        Map.entry("message", "Apply these changes?"),
                        Map.entry("missing", List.of(Map.of("flag", "--yes", "question", "Apply these changes?"))));
    }

    @Test
    void showsProgramsACancellation() {
        assertThat(new CommandResult.Cancelled("Cancelled.").toMap())
                .containsExactly(
                        Map.entry("status", "cancelled"),
                        Map.entry("exitCode", 130),
                        Map.entry("message", "Cancelled."));
    }
}
