package dev.antigravity.testing;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Schemas nobody would write: every keyword of every draft, in any combination, sound or not, with references in
/// circles.
public final class AnySchemas {
    private static final List<String> NAMES =
            List.of("a", "b", "type", "properties", "$ref", "enum", "const", "x.y", "");
    private static final List<String> REFERENCES = List.of(
            "#",
            "#/$defs/a",
            "#/$defs/b",
            "#/definitions/a",
            "#/properties/a",
            "#/$defs/a/properties/b",
            "#spot",
            "#/no",
            "https://example.com/x",
            "#/allOf/0",
            "#/$defs/x.y",
            "%",
            "#/%zz");

    /// Values each keyword might have, sound ones first.
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "type",
                    List.of(
                            "\"string\"",
                            "\"object\"",
                            "\"array\"",
                            "\"integer\"",
                            "\"number\"",
                            "\"boolean\"",
                            "\"null\"",
                            "[\"string\",\"null\"]",
                            "[\"array\",\"object\",\"string\"]",
                            "\"STRING\"",
                            "\"any\"",
                            "[]",
                            "7")),
            Map.entry(
                    "enum",
                    List.of("[\"a\",\"b\"]", "[1,2.5]", "[true,false]", "[null]", "[\"a\",null,1,{}]", "[]", "\"a\"")),
            Map.entry("const", List.of("\"a\"", "1", "true", "null", "{\"type\":\"x\"}", "[1]")),
            Map.entry("format", List.of("\"date-time\"", "\"int32\"", "\"uri\"", "\"double\"", "1")),
            Map.entry("description", List.of("\"D\"", "null", "[1]")),
            Map.entry("title", List.of("\"T\"", "1")),
            Map.entry("nullable", List.of("true", "false", "\"yes\"")),
            Map.entry("required", List.of("[\"a\"]", "[\"a\",\"b\",\"type\"]", "true", "false", "\"a\"", "[1]")),
            Map.entry("minimum", List.of("0", "1.5", "\"1\"")),
            Map.entry("exclusiveMinimum", List.of("0", "true")),
            Map.entry("minItems", List.of("1", "\"2\"", "-1", "1.0", "1e2", "9999999999999999999999")),
            Map.entry("maxItems", List.of("3")),
            Map.entry("minLength", List.of("1", "null")),
            Map.entry("maxProperties", List.of("2")),
            Map.entry("pattern", List.of("\"^a\"", "7")),
            Map.entry("default", List.of("null", "{\"$ref\":\"#\"}")),
            Map.entry("example", List.of("1")),
            Map.entry("$anchor", List.of("\"spot\"")),
            Map.entry("$id", List.of("\"https://example.com/x\"", "1")),
            Map.entry("propertyOrdering", List.of("[\"a\",\"zz\"]", "\"a\"")),
            Map.entry("x-own", List.of("{\"$ref\":\"#\"}")));

    private static final List<String> KEYWORDS =
            VALUES.keySet().stream().sorted().toList();
    private static final List<String> ONE =
            List.of("items", "additionalProperties", "not", "if", "then", "else", "contains", "additionalItems");
    private static final List<String> LISTED = List.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    private static final List<String> NAMED = List.of("properties", "$defs", "definitions", "patternProperties");

    private AnySchemas() {}

    public static Arbitrary<JsonObject> all() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(150).map(tape -> new Growth(tape).schema(4));
    }

    /// Grows a schema from choices; with no more choices it comes to its end.
    private static final class Growth {
        private final byte[] choices;
        private int next;

        Growth(byte[] choices) {
            this.choices = choices;
        }

        JsonObject schema(int depth) {
            var schema = JsonObject.builder();
            for (var members = choose(7); members > 0; members--) {
                member(depth, schema);
            }
            return schema.build();
        }

        private void member(int depth, JsonObject.Builder schema) {
            switch (depth == 0 ? choose(6) : choose(12)) {
                case 0 -> schema.put("$ref", choose(REFERENCES));
                case 6 -> schema.put(choose(ONE), child(depth - 1));
                case 7, 8 -> schema.put(choose(LISTED), children(depth - 1));
                case 9, 10, 11 -> schema.put(choose(NAMED), named(depth - 1));
                default -> {
                    var keyword = choose(KEYWORDS);
                    schema.put(keyword, Json.parse(choose(Objects.requireNonNull(VALUES.get(keyword)))));
                }
            }
        }

        private JsonValue child(int depth) {
            return switch (choose(12)) {
                case 9 -> JsonBoolean.TRUE;
                case 10 -> JsonBoolean.FALSE;
                case 11 -> JsonValue.of("x");
                default -> schema(depth);
            };
        }

        private JsonArray children(int depth) {
            var list = new ArrayList<JsonValue>();
            for (var count = choose(4); count > 0; count--) {
                list.add(child(depth));
            }
            return new JsonArray(list);
        }

        private JsonObject named(int depth) {
            var named = JsonObject.builder();
            for (var count = choose(5); count > 0; count--) {
                named.put(choose(NAMES), child(depth));
            }
            return named.build();
        }

        private String choose(List<String> words) {
            return words.get(choose(words.size()));
        }

        private int choose(int count) {
            return next < choices.length ? (choices[next++] & 0xFF) % count : 0;
        }
    }
}
