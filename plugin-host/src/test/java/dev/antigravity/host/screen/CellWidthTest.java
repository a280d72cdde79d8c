package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "plain, 5",
        "…, 1",
        "é, 1",
        "e\u0301, 1",
        "日本語, 6",
        "한국, 4",
        "ｱｲ, 2",
        "ＡＢ, 4",
        "🎉, 2",
        "❤️, 2",
        "👩‍👩‍👧, 2",
        "🇩🇪, 2",
        "a\u200Bb, 2",
        "「」, 4"
    })
    void countsPlacesNotCharacters(String text, int places) {
        assertThat(CellWidth.of(text)).isEqualTo(places);
    }
}
