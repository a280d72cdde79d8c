package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private static List<String> lines(Text text, int width) {
        return Wrapping.lines(text, width, CellWidth::of).stream()
                .map(Text::plainText)
                .toList();
    }

    @Test
    void breaksBetweenWordsUnderTheBeginningOfTheLine() {
        assertThat(lines(Text.of("  one two three four"), 12)).containsExactly("  one two", "  three four");
        assertThat(lines(Text.of("short"), 12)).containsExactly("short");
    }

    @Test
    void keepsWhatBelongsTogetherAndItsLooks() {
        var text = Text.of("Did you mean ").command("list models").and("?");

        assertThat(lines(text, 20)).containsExactly("Did you mean list", "models?");
        assertThat(Wrapping.lines(text, 20, CellWidth::of).getLast().spans())
                .extracting(Text.Span::role)
                .contains(Role.COMMAND);
    }

    @Test
    void leavesAnAddressWhole() {
        assertThat(lines(Text.of("See https://example.org/a/long/way now"), 12))
                .containsExactly("See", "https://example.org/a/long/way", "now");
    }

    @Test
    void countsPlacesNotCharacters() {
        assertThat(lines(Text.of("日本 語語 語"), 9)).containsExactly("日本 語語", "語");
    }

    @Test
    void keepsTheLinesThereAre() {
        assertThat(lines(Text.of("a\n\n  b"), 12)).containsExactly("a", "", "  b");
    }
}
