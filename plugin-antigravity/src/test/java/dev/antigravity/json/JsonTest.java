package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.testing.Proves;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Proves("GEN-019")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1,\"a\":[true,false,null,{}],\"m\":\"ä€😀\"}",
                "[1,1.0,1e0,1E+2,-0,0.30000000000000004,9007199254740993,123456789012345678901234567890]",
                "\"\\u0000\\n\\\"\\\\\"",
                "[]",
                "0"
            })
    void writesWhatItRead(String text) {
        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
        assertThat(new String(Json.bytes(Json.parse(text.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Proves("GEN-020")
    @Test
    void writesALoneSurrogateAsTheReplacementCharacter() {
        var value = Json.parse("[\"a\\ud83d\",\"\\ude00b\",\"\\ud83d\\ude00\"]");

        assertThat(Json.text(value)).isEqualTo("[\"a\uFFFD\",\"\uFFFDb\",\"😀\"]");
        assertThat(new String(Json.bytes(value), StandardCharsets.UTF_8)).isEqualTo("[\"a\uFFFD\",\"\uFFFDb\",\"😀\"]");
    }

    @Proves("GEN-020")
    @Test
    void halfASurrogatePairInANameIsTheReplacementCharacterToo() {
        var text = """
                {"k\\ud800" : "v\\ud800", "\\udc00\\ud83d\\ude00" :1, "\\\\ud800":2, "x":["\\ud800"]}""";
        var expected = """
                {"k\uFFFD":"v\uFFFD","\uFFFD😀":1,"\\\\ud800":2,"x":["\uFFFD"]}""";
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Json.text(Json.parse(text))).isEqualTo(expected);
        assertThat(Json.text(Json.parse(bytes))).isEqualTo(expected);
        assertThat(TopLevelMembers.scan(bytes).document()).isSameAs(bytes);
        assertThat(TopLevelMembers.scan(bytes).names()).startsWith("k\uFFFD");
        assertThatThrownBy(() -> Json.parse("{\"k\\ud800\":")).isInstanceOf(MalformedJsonException.class);
    }

    @Proves("GEN-016")
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\":}", "{\"a\":1}x", "[1,]", "nul", "{'a':1}", "\"\u0001\"", "{\"a\":01}"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("line 1, column");
        assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesNestingBeyondTheLimit() {
        assertThat(Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)))
                .isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> Json.parse("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void readsAStringOfManyMegabytes() {
        var long16 = "x".repeat(16 << 20);
        assertThat(Json.parse("\"" + long16 + "\"")).isEqualTo(new JsonString(long16));
    }
}
