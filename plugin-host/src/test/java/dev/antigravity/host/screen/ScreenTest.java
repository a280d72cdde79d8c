package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.MissingInput;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter written = new StringWriter();

    private Screen screen(Look look) {
        return new Screen(new PrintWriter(written), look);
    }

    private String written() {
        return written.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void showsAResultWithWhatToDoNext() {
        var screen = screen(Look.plain().withSlash());

        screen.show(
                new Report()
                        .heading("Models")
                        .line("one")
                        .next("antigravity generate <prompt>")
                        .done(),
                screen);

        assertThat(written()).isEqualTo("""
                === Models ===
                one

                Next:
                - /antigravity generate <prompt>
                """);
    }

    @Test
    void showsAFailureWithItsCodeAndItsHint() {
        var screen = screen(Look.plain());
        var hint = Text.of("See ").command("antigravity list models");

        screen.show(CommandResult.failed(new CommandException(ErrorCode.MODEL_NOT_FOUND, "No gpt-9.", hint)), screen);

        assertThat(written()).isEqualTo("""
                ✗ No gpt-9. (MODEL_NOT_FOUND)
                  See antigravity list models
                """);
    }

    @Test
    void namesTheFlagThatAnswersAQuestion() {
        var screen = screen(Look.plain());

        screen.show(new CommandResult.NeedsInput(new MissingInput("--provider", "Which?", List.of("a", "b"))), screen);

        assertThat(written()).isEqualTo("""
                ? Which?
                  Nobody is here to answer. Say it with --provider a|b
                """);
    }

    @Test
    void cutsTablesToTheWidthOfATerminalButNotOfAPipe() {
        var table = Table.of("Id", "What").row("x", "a long explanation").build();

        screen(Look.plain().withWidth(() -> 14)).show(table);
        screen(Look.plain()).show(table);

        assertThat(written()).isEqualTo("""
                Id  What
                x   a long ex…
                Id  What
                x   a long explanation
                """);
    }

    @Test
    void letsNoTextFromElsewhereSteerTheTerminal() {
        screen(Look.plain()).write(Role.PLAIN, "a\033[2Jb\u009b1mc\rd\te\n");

        assertThat(written()).isEqualTo("a[2Jb1mcd\te\n");
    }

    @Test
    void putsPlainSignsWhereTicksCannotBeShown() {
        screen(Look.plain().withUnicode(false)).show(Text.success("saved…"));

        assertThat(written()).isEqualTo("+ saved...\n");
    }

    @Test
    void coloursByRole() {
        screen(Look.plain().in(Palette.COLOURED)).show(Text.of("a ").key("b"));

        assertThat(written()).isEqualTo("a \033[1mb\033[0m\n");
    }

    @Test
    void printsJsonOnOneLine() {
        screen(Look.plain()).showAsJson(new Report().line("two\nlines").done());

        assertThat(written()).isEqualTo("{\"status\":\"ok\",\"exitCode\":0,\"message\":\"two\\nlines\",\"data\":{}}\n");
    }

    @Test
    void saysToProgramsWhatWasShownBeforeAQuestion() {
        var question = new CommandResult.NeedsInput(new MissingInput("--yes", "Apply these changes?", List.of()));

        screen(Look.plain()).showAsJson(question, List.of(Text.of("A: 1 -> 2")));

        assertThat(written()).contains("\"message\":\"A: 1 -> 2\\nApply these changes?\"");
    }
}
