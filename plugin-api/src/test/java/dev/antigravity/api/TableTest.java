package dev.antigravity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsItsColumns() {
        var table = Table.of(Column.left("Model"), Column.right("Context"))
                .row("claude-opus", "200000")
                .row("o", "8")
                .build();

        assertThat(table.plainText()).isEqualTo("""
                Model        Context
                claude-opus   200000
                o                  8""");
    }

    @Test
    void showsNoHeaderLineWithoutHeaders() {
        assertThat(Table.of("", "").row("a", "b").build().plainText()).isEqualTo("a  b");
    }

    @Test
    void cutsTheWidestColumnFirst() {
        var table = Table.of("Id", "What")
                .row("0123456789", "a rather long explanation")
                .build();

        assertThat(table.lines(24, String::length))
                .extracting(Text::plainText)
                .containsExactly("Id          What", "0123456789  a rather lo…");
    }

    @Test
    void keepsRolesWhenItCuts() {
        var table = Table.of("").row(Text.of("plain ").value("valuable words")).build();

        assertThat(table.lines(12, String::length).getFirst())
                .isEqualTo(Text.of("plain ").value("valua…"));
    }

    @Test
    void asksTheTerminalHowWideACharacterIs() {
        var wide = Table.of("", "").row("漢字", "x").row("ab", "y").build();

        assertThat(wide.lines(
                        80,
                        text -> text.codePoints().map(c -> c > 0x2e80 ? 2 : 1).sum()))
                .extracting(Text::plainText)
                .containsExactly("漢字  x", "ab    y");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new Table(List.of(Column.left("A")), List.of(List.of())))
                .hasMessageContaining("a row of 0 cells under 1 columns");
    }

    @Test
    void putsACellOnALineWhereColumnsDoNotFit() {
        var table = Table.of("Plugin", "Version", "Commands", "Jar")
                .row("greeter", "1.0.0", "3", "/home/somebody/.config/antigravity/plugins/greeter.jar")
                .row("other", "", "1", "o.jar")
                .build();

        assertThat(table.lines(30, String::length))
                .extracting(Text::plainText)
                .containsExactly(
                        "greeter",
                        "  Version: 1.0.0",
                        "  Commands: 3",
                        "  Jar: /home/somebody/.config/antigravity/plugins/greeter.jar",
                        "other",
                        "  Commands: 1",
                        "  Jar: o.jar");
    }

    @Test
    void putsAnExplanationBelowWhatItExplainsWhereThereIsNoRoomBeside() {
        var table = Table.of("", "")
                .row("  plugins accept NAME", "Take the jar for the right one")
                .build();

        assertThat(table.lines(60, String::length)).hasSize(1);
        assertThat(table.lines(40, String::length))
                .extracting(Text::plainText)
                .containsExactly("  plugins accept NAME", "    Take the jar for the right one");
    }

    @Test
    void cutsBetweenWhatTheEyeSeesAsOne() {
        var table =
                Table.of("A").row("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧").build();

        assertThat(table.lines(
                        9,
                        text -> 2
                                * (int) text.codePoints()
                                        .filter(c -> c == 0x1F467)
                                        .count()))
                .last()
                .extracting(Text::plainText)
                .isEqualTo("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…");
    }
}
