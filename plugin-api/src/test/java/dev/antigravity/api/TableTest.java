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
}
