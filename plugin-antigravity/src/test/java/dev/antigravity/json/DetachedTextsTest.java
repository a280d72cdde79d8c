package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetachedTextsTest {
    private static final Pattern DATA = Pattern.compile("data:[^,]{0,100};base64,");

    @Test
    void leavesNumbersInPlaceOfPictures() throws IOException {
        var document =
                "{\"a\":\"data:image/png;base64,QUJD\",\"b\":[\"data:image\\/webp;base64,RA\\/=\"],\"c\":\"data:x\"}";

        var texts = read(document);

        assertThat(text(texts))
                .isEqualTo(
                        "{\"a\":\"data:image/png;base64,0\",\"b\":[\"data:image\\/webp;base64,1\"],\"c\":\"data:x\"}");
        assertThat(texts.pieces())
                .extracting(piece -> document.substring((int) piece.from(), (int) piece.until()))
                .containsExactly("QUJD", "RA\\/=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"m\",\"image\":\"data:image/png;base64,AAAA\"}",
                "{\"image\":\"data:image/png;base64,AAAA\",\"model\":\"m\"}",
                "{\"é\":\"data:,\",\"i\":[\"data:a;base64,\",\"data:b;base64,BB\"], \"model\" : \"m\", \"k\":\"\\\"\"}"
            })
    void knowsWhereInTheDocumentAPlaceOfTheRestIs(String document) throws IOException {
        var texts = read(document);
        var bytes = document.getBytes(StandardCharsets.UTF_8);

        var span = TopLevelMembers.scan(texts.rest()).span("model").orElseThrow();

        var from = (int) texts.placeOf(span.from());
        var until = (int) texts.placeOf(span.until());
        assertThat(new String(bytes, from, until - from, StandardCharsets.UTF_8))
                .isEqualTo("\"m\"");
    }

    @Test
    void keepsTextsThatOnlyLookAlike() throws IOException {
        var document = "{\"a\":\"see data:image/png;base64,QUJD\",\"b\":\"\\\"data:image/png;base64,QUJD\"}";

        assertThat(text(read(document))).isEqualTo(document);
    }

    @Test
    void refusesTextsWithoutEndControlCharactersAndTooLongARest() {
        assertThatThrownBy(() -> read("{\"a\":\"data:a;base64,AAAA")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read("{\"a\":\"data:a;base64,AA\nAA\"}")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read("{\"a\":\"" + "x".repeat(1_000) + "\"}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("1000 bytes beside");
    }

    private static DetachedTexts read(String document) throws IOException {
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        return DetachedTexts.read(new ByteArrayInputStream(bytes), DATA, 1_000);
    }

    private static String text(DetachedTexts texts) {
        return new String(texts.rest(), StandardCharsets.UTF_8);
    }
}
