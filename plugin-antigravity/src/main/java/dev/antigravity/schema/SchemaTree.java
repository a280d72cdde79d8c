package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /// Rebuilds the schemas directly inside a schema. Boolean schemas stay as they are; what nothing was changed in is
    /// not rebuilt.
    public static JsonObject mapChildren(JsonObject schema, UnaryOperator<JsonObject> change) {
        var mapped = schema;
        for (var keyword : schema.names()) {
            var before = schema.find(keyword).orElse(JsonNull.NULL);
            var after = mapKeyword(keyword, before, change);
            if (after != before) {
                mapped = mapped.with(keyword, after);
            }
        }
        return mapped;
    }

    /// Whether a condition holds for a schema and all schemas inside it.
    public static boolean all(JsonObject schema, Predicate<JsonObject> condition) {
        if (!condition.test(schema)) {
            return false;
        }
        for (var child : children(schema)) {
            if (!all(child, condition)) {
                return false;
            }
        }
        return true;
    }

    /// The keywords used anywhere in a schema, in the order they are met.
    public static Set<String> keywords(JsonObject schema) {
        var keywords = new LinkedHashSet<String>();
        collectKeywords(schema, keywords);
        return keywords;
    }

    private static void collectKeywords(JsonObject schema, Set<String> keywords) {
        schema.forEach((keyword, _) -> keywords.add(keyword));
        children(schema).forEach(child -> collectKeywords(child, keywords));
    }

    /// The schemas directly inside a schema.
    static List<JsonObject> children(JsonObject schema) {
        var children = new ArrayList<JsonObject>();
        schema.forEach((keyword, value) -> {
            switch (value) {
                case JsonObject child when ONE.contains(keyword) -> children.add(child);
                case JsonObject named
                when NAMED.contains(keyword) -> named.forEach((_, child) -> addSchema(child, children));
                case JsonArray listed
                when LISTED.contains(keyword) -> listed.forEach(child -> addSchema(child, children));
                default -> {}
            }
        });
        return children;
    }

    private static void addSchema(JsonValue value, List<JsonObject> schemas) {
        if (value instanceof JsonObject schema) {
            schemas.add(schema);
        }
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
        var required = new LinkedHashSet<String>();
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
            case JsonObject named when NAMED.contains(keyword) -> mapNamed(named, change);
            case JsonArray listed when LISTED.contains(keyword) -> mapListed(listed, change);
            default -> value;
        };
    }

    private static JsonValue mapNamed(JsonObject named, UnaryOperator<JsonObject> change) {
        var mapped = JsonObject.builder();
        var changed = false;
        for (var name : named.names()) {
            var before = named.find(name).orElse(JsonNull.NULL);
            var after = before instanceof JsonObject schema ? change.apply(schema) : before;
            changed |= after != before;
            mapped.put(name, after);
        }
        return changed ? mapped.build() : named;
    }

    private static JsonValue mapListed(JsonArray listed, UnaryOperator<JsonObject> change) {
        var mapped = new ArrayList<JsonValue>();
        var changed = false;
        for (var before : listed) {
            var after = before instanceof JsonObject schema ? change.apply(schema) : before;
            changed |= after != before;
            mapped.add(after);
        }
        return changed ? new JsonArray(mapped) : listed;
    }
}
