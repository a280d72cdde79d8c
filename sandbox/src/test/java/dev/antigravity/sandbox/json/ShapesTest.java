package dev.antigravity.sandbox.json;

import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.number;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.tagged;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.textOr;
import static dev.antigravity.sandbox.json.Shapes.whole;
import static dev.antigravity.sandbox.json.Shapes.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.antigravity.sandbox.json.Problem.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Shape SHAPE = object().need("name", text(1, 5))
            .may("size", whole(1, 10))
            .may("part", number(0, 1))
            .may("colour", word("red", "green"))
            .may(
                    "content",
                    textOr(list(tagged(
                            "type", Map.of("text", object().need("type", text()).need("text", text()))))));

    @Test
    void takesWhatFits() {
        assertThatCode(() -> check("""
                {"name": "a", "size": 10.0, "part": 0.5, "colour": "red", "content": [{"type": "text", "text": ""}]}""")).doesNotThrowAnyException();
        assertThatCode(() -> check("{\"name\": \"a\", \"content\": \"x\", \"size\": null}"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesThePlaceAndTheProblem() {
        assertProblem("{}", "name", new Problem.Missing());
        assertProblem("{\"name\": null}", "name", new Problem.Missing());
        assertProblem("{\"name\": \"a\", \"other\": 1}", "other", new Problem.Unexpected());
        assertProblem("{\"name\": 1}", "name", new Problem.WrongKind("string", "integer"));
        assertProblem("{\"name\": \"toolong\"}", "name", new Problem.Above(Measure.TEXT_LENGTH, "5", "7"));
        assertProblem("{\"name\": \"a\", \"size\": 0}", "size", new Problem.Below(Measure.NUMBER, "1", "0"));
        assertProblem("{\"name\": \"a\", \"size\": 1.5}", "size", new Problem.WrongKind("integer", "decimal"));
        assertProblem("{\"name\": \"a\", \"part\": 1.5}", "part", new Problem.Above(Measure.NUMBER, "1", "1.5"));
        assertProblem(
                "{\"name\": \"a\", \"colour\": \"blue\"}",
                "colour",
                new Problem.NotAmong("blue", List.of("red", "green")));
        assertProblem(
                "{\"name\": \"a\", \"content\": [{\"type\": \"text\"}]}", "content[0].text", new Problem.Missing());
        assertProblem(
                "{\"name\": \"a\", \"content\": [{\"type\": \"tool\"}]}",
                "content[0].type",
                new Problem.NotAmong("tool", List.of("text")));
    }

    @Test
    void spellsPlacesBothWays() {
        var place = Place.ROOT
                .member("messages")
                .item(0)
                .member("content")
                .item(1)
                .variant("image")
                .member("source");

        assertThat(place.dotted()).isEqualTo("messages.0.content.1.image.source");
        assertThat(place.bracketed()).isEqualTo("messages[0].content[1].source");
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        var text = "{\"a\":1.0,\"b\":12345678901234567890,\"c\":1.10}";

        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    private static void assertProblem(String json, String place, Problem problem) {
        var thrown = catchThrowableOfType(ShapeException.class, () -> check(json));
        assertThat(thrown.place().bracketed()).isEqualTo(place);
        assertThat(thrown.problem()).isEqualTo(problem);
    }

    private static void check(String json) {
        SHAPE.check(Json.parse(json), Place.ROOT);
    }
}
