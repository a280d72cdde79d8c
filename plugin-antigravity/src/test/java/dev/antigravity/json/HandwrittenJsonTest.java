package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandwrittenJsonTest {
    private static final List<String> KEY = List.of("env", "KEY");

    private static String with(String text, List<String> path, String value) {
        return HandwrittenJson.of(text).with(path, new JsonString(value)).text();
    }

    @Test
    void changesAValueAndNotAByteBesides() {
        var text =
                "\uFEFF{\r\n\t\"a\" : [1,2 , {\"env\": {\"KEY\": 0}}],\r\n\t\"env\":\t{ \"KEY\"  :  \"old\" }\r\n}\r\n\r\n";

        assertThat(with(text, KEY, "new")).isEqualTo(text.replace("\"old\"", "\"new\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}                          > {~  'env': {~    'KEY': 'v'~  }~}",
                "{'a':1}                     > {'a':1,'env':{'KEY':'v'}}",
                "{ 'a': 1 }                  > { 'a': 1, 'env': { 'KEY': 'v' } }",
                "{~  'a': 1~}                > {~  'a': 1,~  'env': {~    'KEY': 'v'~  }~}",
                "{~    'a' : 1~}             > {~    'a' : 1,~    'env' : {~        'KEY' : 'v'~    }~}",
                "{~  'env': {}~}             > {~  'env': {~    'KEY': 'v'~  }~}",
                "{~  'env': {~    'A': 'b'~  },~  'z': 1~} > {~  'env': {~    'A': 'b',~    'KEY': 'v'~  },~  'z': 1~}",
                "{'env': {'A': 1, 'B': 2}}   > {'env': {'A': 1, 'B': 2, 'KEY': 'v'}}",
            })
    void laysANewMemberOutLikeItsNeighbours(String before, String after) {
        assertThat(with(lines(before), KEY, "v")).isEqualTo(lines(after));
        assertThat(with(lines(before).replace("\n", "\r\n"), KEY, "v"))
                .isEqualTo(lines(after).replace("\n", before.contains("~") ? "\r\n" : "\n"));
    }

    private static String lines(String text) {
        return text.replace('~', '\n').replace('\'', '"');
    }

    @Test
    void takesAMemberOutWithItsComma() {
        var text = lines("{~  'env': {~    'A': 1,~    'KEY': 'v',~    'B': [2]~  }~}");
        var json = HandwrittenJson.of(text);

        assertThat(json.without(KEY).text()).isEqualTo(lines("{~  'env': {~    'A': 1,~    'B': [2]~  }~}"));
        assertThat(json.without(List.of("env", "A")).text())
                .isEqualTo(lines("{~  'env': {~    'KEY': 'v',~    'B': [2]~  }~}"));
        assertThat(json.without(List.of("env", "B")).text())
                .isEqualTo(lines("{~  'env': {~    'A': 1,~    'KEY': 'v'~  }~}"));
        assertThat(json.without(List.of("env")).text()).isEqualTo("{}");
        assertThat(json.without(List.of("other", "KEY")).text()).isEqualTo(text);
    }

    @Test
    void putsAMemberBackWhereItStood() {
        var json = HandwrittenJson.of(lines("{~  'env': {~    'A': 1,~    'C': 3~  }~}"));

        assertThat(json.withWritten(List.of("env", "B"), "2", List.of("A")).text())
                .isEqualTo(lines("{~  'env': {~    'A': 1,~    'B': 2,~    'C': 3~  }~}"));
        assertThat(json.withWritten(List.of("env", "B"), "2", List.of("gone")).text())
                .isEqualTo(lines("{~  'env': {~    'B': 2,~    'A': 1,~    'C': 3~  }~}"));
    }

    @Test
    void theLastOfTwoMembersOfANameCounts() {
        var json = HandwrittenJson.of("{\"env\":{\"KEY\":\"a\",\"K\\u0045Y\":\"b\"}}");

        assertThat(json.written(KEY)).contains("\"b\"");
        assertThat(json.with(KEY, new JsonString("c")).text())
                .isEqualTo("{\"env\":{\"KEY\":\"a\",\"K\\u0045Y\":\"c\"}}");
        assertThat(json.without(KEY).text()).isEqualTo("{\"env\":{}}");
    }

    @Test
    void keepsTheSpellingOfAValueItIsGiven() {
        var json = HandwrittenJson.of("{\"a\": \"caf\\u00e9 \\/\"}");

        assertThat(json.written(List.of("a"))).contains("\"caf\\u00e9 \\/\"");
        assertThat(json.withWritten(List.of("b"), "\"\\/\"", List.of("a")).text())
                .isEqualTo("{\"a\": \"caf\\u00e9 \\/\",\"b\": \"\\/\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"a\":1,}", "{\"a\":1} x", "{ // no\n}", "{'a':1}"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> HandwrittenJson.of(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Provide
    Arbitrary<String> documents() {
        return value(3).filter(text -> text.startsWith("{"));
    }

    private static Arbitrary<String> value(int depth) {
        var space = Arbitraries.of("", "", " ", "\n  ", "\r\n\t");
        var word =
                Arbitraries.of("1", "-2.50e3", "true", "null", "\"\"", "\"a,}]{[:\\\"\\\\\"", "\"\\u00e9\"", "\"é𝄞\"");
        if (depth == 0) {
            return word;
        }
        var inner = value(depth - 1);
        var name = Arbitraries.of("\"env\"", "\"KEY\"", "\"a\"", "\"\\u0061\"", "\"b \\\" c\"", "\"\"");
        var member = Combinators.combine(space, name, space, space, inner, space)
                .as((a, key, b, c, value, d) -> a + key + b + ":" + c + value + d);
        var object = member.list().ofMaxSize(4).map(members -> "{" + String.join(",", members) + "}");
        var array = inner.list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]");
        return Arbitraries.frequencyOf(Tuple.of(4, object), Tuple.of(1, array), Tuple.of(1, word));
    }

    @Property(tries = 2_000)
    void meansWhatItMeantButForTheMember(@ForAll("documents") String text) {
        var before = HandwrittenJson.of(text);
        var path = before.value().get("env") instanceof JsonObject ? KEY : List.of("KEY");

        var set = before.with(path, new JsonString("v"));

        assertThat(set.value()).isEqualTo(expected(before.value(), path, new JsonString("v")));
        assertThat(set.without(path).value()).isEqualTo(before.without(path).value());
        assertThat(before.written(path).isPresent() || set.without(path).text().length() <= text.length())
                .isTrue();
    }

    /// Whoever writes a member and takes it back leaves no trace, but for blanks in an object without members.
    @Property(tries = 2_000)
    void whatWasAddedGoesWithoutATrace(@ForAll("documents") String text) {
        var before = HandwrittenJson.of(text);
        var path = List.of("NEW");

        var after = before.with(path, new JsonString("v")).without(path).text();

        assertThat(after).isEqualTo(before.value().isEmpty() ? "{}" : text);
    }

    private static JsonObject expected(JsonObject in, List<String> path, JsonValue value) {
        if (path.size() == 1) {
            return in.with(path.getFirst(), value);
        }
        var inner = (JsonObject) in.find(path.getFirst()).orElseThrow();
        return in.with(path.getFirst(), inner.with(path.getLast(), value));
    }
}
