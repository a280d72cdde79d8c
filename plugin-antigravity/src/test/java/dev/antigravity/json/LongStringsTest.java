package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents large enough for their strings to be taken from their bytes.
class LongStringsTest {
    private static final String IMAGE = "iVBORw0KGgo".repeat(1_000);

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "with \"quotes\" and \\", "line\nfeed", "é", "日本", "😀", "\u007f"})
    void readsEachAsTheTextParserDoes(String text) {
        var document = JsonObject.of("image", IMAGE, "text", text).toString();
        var bytes = document.getBytes(StandardCharsets.UTF_8);

        assertThat(Json.parse(bytes)).isEqualTo(Json.parse(document));
        assertThat(Json.parseObject(bytes).text("text")).contains(text);
    }

    @Test
    void readsFromTheMiddleOfABuffer() {
        var document = JsonObject.of("image", IMAGE, "text", "é").toString();
        var bytes = ("data: " + document + "\n\ndata: {\"next\":\"one\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(Json.parse(bytes, 6, document.getBytes(StandardCharsets.UTF_8).length))
                .isEqualTo(Json.parse(document));
    }

    @Test
    void stillRefusesControlCharactersAndOpenEnds() {
        var control = ("{\"image\":\"" + IMAGE + "\u0001\"}").getBytes(StandardCharsets.UTF_8);
        var open = ("{\"image\":\"" + IMAGE).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.parse(control)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse(open)).isInstanceOf(MalformedJsonException.class);
    }
}
