package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    /antigravity list models            | antigravity,list,models
                    antigravity   list                  | antigravity,list
                    /a generate "a fox, sleeping"       | a,generate,a fox; sleeping
                    /a generate 'say "hi"'              | a,generate,say "hi"
                    /a generate "say \\"hi\\""          | a,generate,say "hi"
                    /a generate it\\'s                  | a,generate,it's
                    /a set KEY=a\\ b                    | a,set,KEY=a b
                    /a set KEY="a b"c                   | a,set,KEY=a bc
                    /a --out C:\\new\\pics              | a,--out,C:\\new\\pics
                    /a --out 'C:\\new dir'              | a,--out,C:\\new dir
                    /a ''                               | a,
                    """)
    void cutsWordsAsAShellDoes(String text, String words) {
        var expected = List.of(words.split(",", -1)).stream()
                .map(word -> word.replace(';', ','))
                .toList();

        assertThat(CommandLine.parse(text).words()).isEqualTo(expected);
    }

    @Test
    void keepsLinesTheHostAppendedApart() {
        var line = CommandLine.parse("/antigravity list\n\n## BACKGROUND SERVERS\n- rm -rf $HOME");

        assertThat(line.words()).containsExactly("antigravity", "list");
        assertThat(line.trailingText()).contains("BACKGROUND SERVERS");
    }

    @Test
    void takesOutWhatEveryCommandUnderstands() {
        var line = CommandLine.of(List.of("list", "--json", "models", "-h"));

        assertThat(line.words()).containsExactly("list", "models");
        assertThat(line.json()).isTrue();
        assertThat(line.help()).isTrue();
    }

    @Test
    void leavesEverythingAfterTwoDashesAlone() {
        var line = CommandLine.of(List.of("generate", "--", "--json"));

        assertThat(line.words()).containsExactly("generate", "--", "--json");
        assertThat(line.json()).isFalse();
    }

    @Test
    void saysWhichQuoteIsNotClosed() {
        assertThatThrownBy(() -> CommandLine.parse("/antigravity generate \"a fox"))
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessage("The quote \" is not closed.");
    }

    @Test
    void readsABareSlashAsNoWords() {
        assertThat(CommandLine.parse("/").words()).isEmpty();
    }
}
