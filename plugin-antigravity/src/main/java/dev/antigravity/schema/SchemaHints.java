package dev.antigravity.schema;

import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// Says in a schema's description what the keywords of a target cannot (SCH-103).
public final class SchemaHints {
    /// Keywords that constrain values, so that a model that knows of them fares better.
    private static final Set<String> CONSTRAINTS = Set.of(
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "not",
            "if",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contentEncoding",
            "contentMediaType",
            "default",
            "examples");

    private SchemaHints() {}

    /// A schema's description with the keywords it loses, as `{key: value, key: value}`.
    public static JsonString described(JsonObject schema, JsonObject lost) {
        var before = schema.text("description").map(text -> text + "\n\n").orElse("");
        return new JsonString(lost.names().stream()
                .map(keyword -> keyword + ": " + lost.get(keyword))
                .collect(Collectors.joining(", ", before + "{", "}")));
    }

    /// The schema with the constraints a target does not take described, at any depth. They are not removed here.
    ///
    /// @param takes whether the target takes a keyword of a schema
    public static JsonObject hinted(JsonObject schema, BiPredicate<JsonObject, String> takes) {
        return SchemaTree.map(schema, node -> {
            var lost = JsonObject.builder();
            node.forEach((keyword, value) -> {
                if (CONSTRAINTS.contains(keyword) && constrains(keyword, value) && !takes.test(node, keyword)) {
                    lost.put(keyword, value);
                }
            });
            return lost.isEmpty() ? node : node.with("description", described(node, lost.build()));
        });
    }

    /// `additionalProperties: true`, `uniqueItems: false` and their like say what holds anyway.
    private static boolean constrains(String keyword, JsonValue value) {
        return switch (value) {
            case JsonBoolean(var holds) -> holds == (keyword.equals("uniqueItems") || keyword.equals("default"));
            case JsonObject schema -> !schema.isEmpty();
            default -> true;
        };
    }
}
