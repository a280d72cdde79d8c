package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedPromptTest {
    private static final List<CommandSpec> SPECS = List.of(
            CommandSpec.of("antigravity", "oauth").build(),
            CommandSpec.of("antigravity", "accounts").alias("accounts list").build(),
            CommandSpec.of("antigravity", "list models").build());

    private static Optional<CommandLine> line(String command, String arguments) {
        return new TypedPrompt(command, arguments).line("antigravity", SPECS);
    }

    private static List<String> words(String command, String arguments) {
        return line(command, arguments).orElseThrow().words();
    }

    @Test
    void readsWhatClaudeCodeSends() {
        var event = """
                {"hook_event_name":"UserPromptExpansion","expansion_type":"slash_command","cwd":"/work",
                 "command_name":"antigravity:list-models","command_args":"--all \\"a b\\"","command_source":"plugin"}""";

        assertThat(TypedPrompt.read(event)).contains(new TypedPrompt("antigravity:list-models", "--all \"a b\""));
        assertThat(TypedPrompt.read("{\"command_name\":\"x\"}")).contains(new TypedPrompt("x", ""));
        assertThat(TypedPrompt.read("{\"prompt\":\"hello\"}")).isEmpty();
        assertThat(TypedPrompt.read("no json")).isEmpty();
        assertThat(TypedPrompt.read("")).isEmpty();
    }

    @Test
    void knowsACommandByItsFileAndByTheSkill() {
        assertThat(words("antigravity:list-models", "--all \"a b\""))
                .containsExactly("antigravity", "list", "models", "--all", "a b");
        assertThat(words("antigravity:antigravity", "list models --all"))
                .containsExactly("antigravity", "list", "models", "--all");
        assertThat(words("antigravity", "list models")).containsExactly("antigravity", "list", "models");
        assertThat(words("antigravity:accounts-list", "")).containsExactly("antigravity", "accounts", "list");
        assertThat(words("antigravity", "")).containsExactly("antigravity");
    }

    @Test
    void leavesTheCommandsOfOthersAlone() {
        assertThat(line("antigravity:nonsense", "")).isEmpty();
        assertThat(line("other:list-models", "")).isEmpty();
        assertThat(line("commit", "list models")).isEmpty();
    }

    @Test
    void takesTheFirstLineOnly() {
        var line = line("antigravity", "list models --all\n\n## BACKGROUND SERVERS - CRITICAL\n- rm -rf '")
                .orElseThrow();

        assertThat(line.words()).containsExactly("antigravity", "list", "models", "--all");
        assertThat(line.trailingText()).contains("BACKGROUND");
    }

    @Test
    void signsInInTwoSteps() {
        assertThat(words("antigravity:oauth", "--provider claude"))
                .containsExactly("antigravity", "oauth", "--provider", "claude", "--start");
        assertThat(words("antigravity", "oauth")).containsExactly("antigravity", "oauth", "--start");
        assertThat(words("antigravity:oauth", "--finish abc")).doesNotContain("--start");
        assertThat(words("antigravity:oauth", "--start")).containsOnlyOnce("--start");
    }

    @Test
    void saysThatAQuoteIsOpen() {
        assertThatThrownBy(() -> line("antigravity", "list 'models")).isInstanceOf(CommandException.class);
    }

    @Test
    void knowsWhatNobodyCouldEnd() {
        assertThat(TypedPrompt.staysForever(CommandLine.of(List.of("antigravity", "serve"))))
                .isTrue();
        assertThat(TypedPrompt.staysForever(CommandLine.of(List.of("antigravity", "logs", "-f"))))
                .isTrue();
        assertThat(TypedPrompt.staysForever(CommandLine.of(List.of("antigravity", "logs"))))
                .isFalse();
        assertThat(TypedPrompt.staysForever(CommandLine.of(List.of("antigravity", "serve", "--help"))))
                .isFalse();
        assertThat(TypedPrompt.staysForever(CommandLine.of(List.of("antigravity"))))
                .isFalse();
    }
}
