package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.testing.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpliceTest {

    @Proves("GEN-002")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"a\"}                                | {\"model\":\"new\"}",
                "{ \"x\" : 1.0 , \"model\"  :  \"ä\\n😀\"  , \"y\":[ ] } | { \"x\" : 1.0 , \"model\"  :  \"new\"  , \"y\":[ ] }",
                "{\"in\":{\"model\":\"keep\"},\"model\":\"\"}       | {\"in\":{\"model\":\"keep\"},\"model\":\"new\"}",
                "{\"mod\\u0065l\":\"a\",\"z\":9007199254740993}    | {\"mod\\u0065l\":\"new\",\"z\":9007199254740993}",
                "{\"model\":\"a\",\"model\":\"b\"}                 | {\"model\":\"a\",\"model\":\"new\"}",
                "{}                                               | {\"model\":\"new\"}",
                "{ \"a\":1}                                       | {\"model\":\"new\", \"a\":1}",
                "{\"model\":{\"odd\":[1]},\"b\":2}                 | {\"model\":\"new\",\"b\":2}",
                "{\"model\":null}                                 | {\"model\":\"new\"}",
                "{\"model\":12 }                                  | {\"model\":\"new\" }"
            })
    void changesOnlyTheBytesOfTheMember(String before, String after) throws IOException {
        var splice = new JsonSplice(TopLevelMembers.scan(before.getBytes(StandardCharsets.UTF_8)))
                .set("model", JsonValue.of("new"));

        assertThat(text(splice)).isEqualTo(after);
        assertThat(splice.length()).isEqualTo(after.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"gone\":1,\"b\":2,\"c\":3}              | {\"b\":2,\"c\":3}",
                "{\"a\" : 1.0 , \"gone\" : [ 1 ] , \"c\":3 } | {\"a\" : 1.0 , \"c\":3 }",
                "{\"a\":1 , \"gone\":{\"b\":2} }            | {\"a\":1  }",
                "{\"gone\":1}                              | {}",
                "{\"gone\":1,\"gone\":2,\"c\":3,\"gone\":4}  | {\"c\":3}",
                "{\"a\":1,\"also\":0,\"gone\":2}           | {\"a\":1}",
                "{\"also\":0,\"gone\":2,\"a\":\",\"}         | {\"a\":\",\"}",
                "{\"a\":1}                                 | {\"a\":1}",
                "{}                                        | {}"
            })
    void takesAMemberOutWithItsComma(String before, String after) throws IOException {
        var members = TopLevelMembers.scan(before.getBytes(StandardCharsets.UTF_8));

        var splice = new JsonSplice(members).remove("gone").remove("also");
        var withAddition = new JsonSplice(members)
                .set("new", JsonValue.of(0))
                .remove("gone")
                .remove("also");

        assertThat(text(splice)).isEqualTo(after);
        assertThat(splice.length()).isEqualTo(after.getBytes(StandardCharsets.UTF_8).length);
        assertThat(text(withAddition))
                .isEqualTo(after.equals("{}") ? "{\"new\":0}" : "{\"new\":0," + after.substring(1));
    }

    @Test
    void anItemIsFoundWithoutBuildingTheRest() {
        var members =
                TopLevelMembers.scan("{\"list\":[1,{\"a\":1},{\"a\":2}],\"no\":{}}".getBytes(StandardCharsets.UTF_8));

        assertThat(members.firstItem("list", JsonObject.class::isInstance)).contains(Json.parse("{\"a\":1}"));
        assertThat(members.firstItem("list", JsonString.class::isInstance)).isEmpty();
        assertThat(members.firstItem("no", _ -> true)).isEmpty();
        assertThat(members.firstItem("missing", _ -> true)).isEmpty();
    }

    @Test
    void severalEditsMayComeInAnyOrder() throws IOException {
        var members = TopLevelMembers.scan("{\"a\":1,\"b\":2,\"c\":3}".getBytes(StandardCharsets.UTF_8));

        var splice = new JsonSplice(members)
                .set("c", JsonValue.of(true))
                .set("a", JsonNull.NULL)
                .set("d", JsonValue.of(4));

        assertThat(text(splice)).isEqualTo("{\"d\":4,\"a\":null,\"b\":2,\"c\":true}");
    }

    @Test
    void valuesAreReadOnDemand() {
        var members = TopLevelMembers.scan(
                "  {\"s\":\"t\\u00e4\",\"o\":{\"k\":[1]},\"n\":null,\"t\":true,\"f\":false,\"p\":\"plain\"} "
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(members.text("s")).contains("tä");
        assertThat(members.value("o")).contains(Json.parse("{\"k\":[1]}"));
        assertThat(members.value("n")).isEmpty();
        assertThat(members.text("p")).contains("plain");
        assertThat(members.value("p")).contains(JsonValue.of("plain"));
        assertThat(members.value("t")).contains(JsonBoolean.TRUE);
        assertThat(members.value("f")).contains(JsonBoolean.FALSE);
        assertThat(members.text("t")).isEmpty();
        assertThat(members.text("o")).isEmpty();
        assertThat(members.value("missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":1", "{\"a\":1}{", "{\"a\":[1,}", "{\"a\":\"\u0002\"}"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> TopLevelMembers.scan(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    private static String text(JsonSplice splice) throws IOException {
        var out = new ByteArrayOutputStream();
        splice.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
