package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.CommandBook.Lookup;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CommandBookTest {
    private final Cancellation cancellation = new Cancellation();

    private final CommandBook book = CommandBook.of(List.of(
            command("list models"),
            command("list providers"),
            new Scripted(
                    CommandSpec.of("antigravity", "accounts")
                            .alias("accounts list")
                            .build(),
                    () -> new Report().done()),
            command("accounts add"),
            new Scripted(
                    CommandSpec.of("antigravity", "generate")
                            .parameter(ParameterSpec.required("prompt", "PROMPT", "what to draw"))
                            .build(),
                    () -> new Report().done())));

    private static SlashCommand command(String path) {
        return new Scripted(
                CommandSpec.of("antigravity", path).summary("does " + path).build(),
                () -> new Report().line("did " + path).done());
    }

    private record Scripted(CommandSpec spec, Supplier<CommandResult> script) implements SlashCommand {
        @Override
        public CommandResult run(CommandCall call, Conversation conversation) {
            return script.get();
        }
    }

    private CommandResult run(CommandBook commands, String... words) {
        return commands.run(CommandLine.of(List.of(words)), Path.of(""), cancellation, new NoConversation());
    }

    private CommandResult runScript(Supplier<CommandResult> script) {
        return run(CommandBook.of(List.of(new Scripted(CommandSpec.of("x", "").build(), script))), "x");
    }

    @Test
    void findsTheLongestCommandAndItsArguments() {
        assertThat(book.find(List.of("antigravity", "accounts", "add", "claude")))
                .isInstanceOfSatisfying(Lookup.Found.class, found -> {
                    assertThat(found.command().spec().words()).isEqualTo("antigravity accounts add");
                    assertThat(found.rest()).containsExactly("claude");
                });
        assertThat(book.find(List.of("antigravity", "accounts", "--verify")))
                .isInstanceOfSatisfying(
                        Lookup.Found.class, found -> assertThat(found.rest()).containsExactly("--verify"));
    }

    @Test
    void findsACommandByItsOtherName() {
        assertThat(book.find(List.of("antigravity", "accounts", "list")))
                .isInstanceOfSatisfying(
                        Lookup.Found.class, found -> assertThat(found.rest()).isEmpty());
    }

    @Test
    void namesTheNearestCommand() {
        assertThat(book.find(List.of("antigravity", "list", "modles")))
                .isEqualTo(new Lookup.Unknown(
                        List.of("antigravity", "list"), "modles", java.util.Optional.of("antigravity list models")));
        assertThat(book.find(List.of("antigravity", "accounts", "ad")))
                .isInstanceOfSatisfying(
                        Lookup.Unknown.class,
                        unknown -> assertThat(unknown.nearest()).contains("antigravity accounts add"));
        assertThat(book.find(List.of("antigravty", "list")))
                .isInstanceOfSatisfying(
                        Lookup.Unknown.class,
                        unknown -> assertThat(unknown.nearest()).contains("antigravity"));
    }

    @Test
    void doesNotMistakeAnArgumentForASubcommand() {
        assertThat(book.find(List.of("antigravity", "generate", "lst"))).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void listsWhatAnIncompleteCommandCouldBecome() {
        assertThat(run(book, "antigravity")).isInstanceOf(CommandResult.Done.class);
        assertThat(run(book, "antigravity", "list")).isInstanceOfSatisfying(CommandResult.Failed.class, failed -> {
            assertThat(failed.exitCode()).isEqualTo(2);
            assertThat(failed.message()).isEqualTo("\"antigravity list\" is not a whole command.");
            assertThat(text(failed)).contains("antigravity list models", "does list providers");
        });
    }

    @Test
    void runsTheCommand() {
        assertThat(text(run(book, "antigravity", "list", "models"))).isEqualTo("did list models");
    }

    @Test
    void helpsInsteadOfRunning() {
        assertThat(text(run(book, "antigravity", "list", "models", "--help", "--nonsense")))
                .startsWith("antigravity list models - does list models");
        assertThat(run(book, "antigravity", "list", "--help").exitCode()).isZero();
    }

    @Test
    void turnsWhateverIsThrownIntoAResult() {
        var missing = new MissingInput("--provider", "Which?", List.of("claude"));
        assertThat(runScript(() -> {
                    throw new CommandException(ErrorCode.UNAUTHORIZED, "No account.", "Sign in.");
                }))
                .isInstanceOfSatisfying(CommandResult.Failed.class, failed -> {
                    assertThat(failed.exitCode()).isEqualTo(1);
                    assertThat(failed.code()).isEqualTo(ErrorCode.UNAUTHORIZED);
                });
        assertThat(runScript(() -> {
                    throw new NeedsInputException(missing);
                }))
                .isEqualTo(new CommandResult.NeedsInput(missing));
        assertThat(runScript(() -> {
                            throw new CancelledException();
                        })
                        .exitCode())
                .isEqualTo(130);
        assertThat(runScript(() -> {
                    throw new NoClassDefFoundError("gone");
                }))
                .isInstanceOfSatisfying(CommandResult.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL);
                    assertThat(failed.message()).contains("NoClassDefFoundError", "gone");
                });
    }

    @Test
    void callsWhatBreaksAfterACancellationCancelled() {
        assertThat(runScript(() -> {
                    cancellation.cancel();
                    throw new IllegalStateException("the stream is closed");
                }))
                .isEqualTo(new CommandResult.Cancelled("Cancelled."));
    }

    @Test
    void refusesTwoCommandsOfTheSameName() {
        assertThatThrownBy(() -> CommandBook.of(List.of(command("list"), command("list"))))
                .hasMessage("two commands are called antigravity list");
    }

    private static String text(CommandResult result) {
        var report = result.found().orElseThrow();
        return String.join("\n", report.body().stream().map(Block::plainText).toList());
    }
}
