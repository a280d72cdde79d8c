package dev.antigravity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.testing.Proves;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Proves("SCH-302")
class RefInlinerTest {

    @Test
    void referencesThatDoubleAtEachStepEndInBareObjects() {
        var inlined = RefInliner.inline(doubling(60), _ -> {});

        assertThat(SchemaTree.keywords(inlined)).doesNotContain("$ref", "$defs");
        assertThat(nodes(inlined)).isLessThanOrEqualTo(3L * RefInliner.MOST_NODES);
        assertThat(properties(inlined, "d0", "l", "r")).isEqualTo(JsonObject.of("type", "object"));
    }

    @Test
    void theSameUnderAllOf() {
        var definitions = IntStream.range(0, 60)
                .mapToObj(i -> "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(",", "{", ",\"d60\":{\"type\":\"string\"}}"));
        var root = Json.parseObject("{\"allOf\":[{\"$ref\":\"#/$defs/d0\"}],\"$defs\":" + definitions + "}");

        var inlined = RefInliner.inlineInAllOf(root, _ -> {});

        assertThat(nodes(inlined)).isLessThanOrEqualTo(10L * RefInliner.MOST_NODES);
    }

    @Test
    void longListsAreNotRepeatedForEver() {
        var words = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"value%d\"".formatted(i))
                .collect(Collectors.joining(","));
        var uses = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"p%d\":{\"$ref\":\"#/$defs/words\"}".formatted(i))
                .collect(Collectors.joining(","));
        var root = Json.parseObject("{\"properties\":{" + uses + "},\"$defs\":{\"words\":{\"enum\":[" + words + "]}}}");

        var inlined = RefInliner.inline(root, _ -> {});

        assertThat(Json.text(inlined).length()).isLessThan(2 * RefInliner.MOST_CHARACTERS);
        assertThat(SchemaTree.properties(inlined).names()).hasSize(1_000);
        assertThat(properties(inlined, "p0").get("enum")).isInstanceOf(JsonArray.class);
        assertThat(properties(inlined, "p999")).isEqualTo(JsonObject.of("type", "object"));
    }

    @Test
    void aChainOfReferencesEndsAtTheDeepestLevel() {
        var chain = IntStream.range(0, 400)
                .mapToObj(i -> "\"d%d\":{\"properties\":{\"n\":{\"$ref\":\"#/$defs/d%d\"}}}".formatted(i, i + 1))
                .collect(Collectors.joining(",", "{", ",\"d400\":{\"type\":\"string\"}}"));

        var inlined = RefInliner.inline(Json.parseObject("{\"$ref\":\"#/$defs/d0\",\"$defs\":" + chain + "}"), _ -> {});

        assertThat(depth(inlined)).isBetween(RefInliner.DEEPEST / 3, RefInliner.DEEPEST);
    }

    @Test
    void aDocumentWithoutReferencesIsNeverCut() {
        var wide = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"p%d\":{\"type\":\"string\",\"description\":\"%s\"}".formatted(i, "x".repeat(60)))
                .collect(Collectors.joining(","));
        var root = Json.parseObject("{\"type\":\"object\",\"properties\":{" + wide + "}}");

        assertThat(RefInliner.inline(root, _ -> {})).isSameAs(root);
    }

    @Test
    void whatStandsBesideAReferenceWins() {
        var root = Json.parseObject("""
                {"properties":{"a":{"$ref":"#/$defs/t","description":"mine","minLength":2}},
                 "$defs":{"t":{"type":"string","description":"theirs","maxLength":5}}}""");

        assertThat(properties(RefInliner.inline(root, _ -> {}), "a"))
                .isEqualTo(
                        Json.parse("{\"type\":\"string\",\"description\":\"mine\",\"maxLength\":5,\"minLength\":2}"));
    }

    @Test
    void aSiblingOfAReferenceMayReferToTheSame() {
        var root = Json.parseObject("""
                {"$ref":"#/$defs/t","properties":{"x":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"object","title":"T"}}}""");

        assertThat(RefInliner.inline(root, _ -> {}))
                .isEqualTo(
                        Json.parse(
                                "{\"type\":\"object\",\"title\":\"T\",\"properties\":{\"x\":{\"type\":\"object\",\"title\":\"T\"}}}"));
    }

    private static JsonObject doubling(int levels) {
        var definitions = IntStream.range(0, levels)
                .mapToObj(i ->
                        "\"d%d\":{\"properties\":{\"l\":{\"$ref\":\"#/$defs/d%d\"},\"r\":{\"$ref\":\"#/$defs/d%d\"}}}"
                                .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(",", "{", ",\"d" + levels + "\":{\"type\":\"string\"}}"));
        return Json.parseObject("{\"properties\":{\"d0\":{\"$ref\":\"#/$defs/d0\"}},\"$defs\":" + definitions + "}");
    }

    private static JsonObject properties(JsonObject schema, String... names) {
        var at = schema;
        for (var name : names) {
            at = SchemaTree.properties(at).get(name) instanceof JsonObject child ? child : JsonObject.EMPTY;
        }
        return at;
    }

    private static long nodes(JsonObject schema) {
        return 1
                + SchemaTree.children(schema).stream()
                        .mapToLong(RefInlinerTest::nodes)
                        .sum();
    }

    private static int depth(JsonObject schema) {
        return 1
                + SchemaTree.children(schema).stream()
                        .mapToInt(RefInlinerTest::depth)
                        .max()
                        .orElse(0);
    }

    @Test
    void nothingIsReadFromOutside() {
        JsonValue expected = Json.parse("{\"properties\":{\"a\":{\"title\":\"T\"}}}");

        var lost = new ArrayList<String>();

        assertThat(RefInliner.inline(
                        Json.parseObject(
                                "{\"properties\":{\"a\":{\"$ref\":\"file:///etc/passwd#/x\",\"title\":\"T\"}}}"),
                        lost::add))
                .isEqualTo(expected);
        assertThat(lost).containsExactly("a $ref that leads nowhere: file:///etc/passwd#/x");
    }
}
