package dev.antigravity.protocol.gemini;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges strictly whether a schema lies in Google's OpenAPI dialect. Written from the documents, not from the code it
/// judges.
public final class GeminiOpenApiSubset {
    private static final Set<String> EVERYWHERE =
            Set.of("type", "title", "description", "nullable", "anyOf", "default", "example");
    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "STRING", Set.of("enum", "format", "minLength", "maxLength", "pattern"),
            "NUMBER", Set.of("enum", "format", "minimum", "maximum"),
            "INTEGER", Set.of("enum", "format", "minimum", "maximum"),
            "BOOLEAN", Set.of(),
            "ARRAY", Set.of("items", "minItems", "maxItems"),
            "OBJECT", Set.of("properties", "required", "minProperties", "maxProperties", "propertyOrdering"),
            "", Set.of());
    private static final Map<String, Set<String>> FORMATS = Map.of(
            "STRING", Set.of("enum", "date-time"),
            "NUMBER", Set.of("float", "double"),
            "INTEGER", Set.of("int32", "int64"));

    private final List<String> violations = new ArrayList<>();

    private GeminiOpenApiSubset() {}

    public static List<String> violations(JsonObject schema) {
        var judge = new GeminiOpenApiSubset();
        judge.schema(schema, "");
        return judge.violations;
    }

    private void schema(JsonObject schema, String at) {
        var type = schema.text("type").orElse("");
        check(BY_TYPE.containsKey(type), at + ": no type: " + schema.get("type"));
        check(!type.isEmpty() || schema.has("anyOf"), at + ": neither type nor alternatives");
        check(!type.equals("ARRAY") || schema.has("items"), at + ": an array of nothing");
        schema.forEach((keyword, value) -> {
            var place = at + "/" + keyword;
            check(
                    EVERYWHERE.contains(keyword)
                            || BY_TYPE.getOrDefault(type, Set.of()).contains(keyword),
                    place + ": not taken for " + type);
            keyword(keyword, value, schema, type, place);
        });
    }

    private void keyword(String keyword, JsonValue value, JsonObject schema, String type, String at) {
        switch (keyword) {
            case "type", "title", "description", "pattern" -> check(value instanceof JsonString, at + ": no text");
            case "format" ->
                check(
                        value instanceof JsonString(var word)
                                && FORMATS.getOrDefault(type, Set.of()).contains(word),
                        at + ": unknown: " + value);
            case "nullable" -> check(value instanceof JsonBoolean, at + ": no boolean");
            case "minimum", "maximum" -> check(value instanceof JsonNumber, at + ": no number");
            case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties" ->
                check(value instanceof JsonString(var digits) && digits.matches("\\d+"), at + ": no count: " + value);
            case "enum" -> strings(value, at);
            case "required", "propertyOrdering" -> {
                strings(value, at);
                var properties = schema.get("properties") instanceof JsonObject named ? named : JsonObject.EMPTY;
                if (value instanceof JsonArray names) {
                    names.forEach(name -> check(
                            name instanceof JsonString(var text) && properties.has(text),
                            at + ": no property: " + name));
                }
            }
            case "items" -> child(value, at);
            case "anyOf" -> {
                check(value instanceof JsonArray list && list.size() > 1, at + ": no choice");
                if (value instanceof JsonArray list) {
                    list.forEach(item -> child(item, at));
                }
            }
            case "properties" -> {
                if (value instanceof JsonObject named) {
                    named.forEach((name, item) -> child(item, at + "/" + name));
                } else {
                    violations.add(at + ": no schemas by name");
                }
            }
            default -> {}
        }
    }

    private void strings(JsonValue value, String at) {
        check(
                value instanceof JsonArray list
                        && !list.isEmpty()
                        && list.stream().allMatch(JsonString.class::isInstance)
                        && list.stream().distinct().count() == list.size(),
                at + ": no list of different texts: " + value);
    }

    private void child(JsonValue value, String at) {
        if (value instanceof JsonObject schema) {
            schema(schema, at);
        } else {
            violations.add(at + ": no schema: " + value);
        }
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
