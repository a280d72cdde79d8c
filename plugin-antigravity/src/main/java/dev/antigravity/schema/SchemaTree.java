package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Walks the schemas inside a schema, and nothing else in it.
public final class SchemaTree {
    /// Keywords whose value is a schema.
    private static final Set<String> ONE = Set.of(
            "items",
            "additionalItems",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contains",
            "propertyNames",
            "not",
            "if",
            "then",
            "else");

    /// Keywords whose value is an object of named schemas.
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    /// Keywords whose value is a list of schemas; `items` is one too in older drafts.
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

    private SchemaTree() {}

    /// Rebuilds a schema from the leaves up.
    ///
    /// @param change applied to each schema after the schemas inside it
    public static JsonObject map(JsonObject schema, UnaryOperator<JsonObject> change) {
        return change.apply(mapChildren(schema, child -> map(child, change)));
    }

    /// Rebuilds the schemas directly inside a schema. Boolean schemas stay as they are.
    public static JsonObject mapChildren(JsonObject schema, UnaryOperator<JsonObject> change) {
        var mapped = JsonObject.builder();
        schema.forEach((keyword, value) -> mapped.put(keyword, mapKeyword(keyword, value, change)));
        return mapped.build();
    }

    /// Whether a condition holds for a schema and all schemas inside it.
    public static boolean all(JsonObject schema, Predicate<JsonObject> condition) {
        if (!condition.test(schema)) {
            return false;
        }
        var holds = new boolean[] {true};
        mapChildren(schema, child -> {
            holds[0] &= all(child, condition);
            return child;
        });
        return holds[0];
    }

    /// Whether instances of this schema can be objects by its `type`.
    public static boolean isObject(JsonObject schema) {
        var type = schema.get("type");
        var object = JsonValue.of("object");
        return object.equals(type)
                || type instanceof JsonArray types && types.items().contains(object);
    }

    /// The names under `required`.
    public static Set<String> required(JsonObject schema) {
        if (!(schema.get("required") instanceof JsonArray names)) {
            return Set.of();
        }
        var required = new java.util.LinkedHashSet<String>();
        for (var name : names) {
            if (name instanceof JsonString(var text)) {
                required.add(text);
            }
        }
        return required;
    }

    /// The members of `properties`.
    public static JsonObject properties(JsonObject schema) {
        return schema.get("properties") instanceof JsonObject properties ? properties : JsonObject.EMPTY;
    }

    private static JsonValue mapKeyword(String keyword, JsonValue value, UnaryOperator<JsonObject> change) {
        return switch (value) {
            case JsonObject schema when ONE.contains(keyword) -> change.apply(schema);
            case JsonObject named
            when NAMED.contains(keyword) -> {
                var mapped = JsonObject.builder();
                named.forEach((name, child) -> mapped.put(name, mapOne(child, change)));
                yield mapped.build();
            }
            case JsonArray listed
            when LISTED.contains(keyword) -> {
                var mapped = new ArrayList<JsonValue>();
                listed.forEach(child -> mapped.add(mapOne(child, change)));
                yield new JsonArray(mapped);
            }
            default -> value;
        };
    }

    private static JsonValue mapOne(JsonValue child, UnaryOperator<JsonObject> change) {
        return child instanceof JsonObject schema ? change.apply(schema) : child;
    }
}
