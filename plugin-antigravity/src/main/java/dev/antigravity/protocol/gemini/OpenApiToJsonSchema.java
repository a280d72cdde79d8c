package dev.antigravity.protocol.gemini;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.SchemaFolds;
import dev.antigravity.schema.SchemaRepair;
import dev.antigravity.schema.SchemaTree;
import java.util.Map;
import java.util.Set;

/// Schemas that clients wrote in Google's OpenAPI dialect, as JSON Schema (SCH-401).
final class OpenApiToJsonSchema {
    private static final Set<String> COUNTS =
            Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");

    /// The second spelling that protocol buffers allow for their fields.
    private static final Map<String, String> CAMEL_CASE = Map.ofEntries(
            Map.entry("any_of", "anyOf"),
            Map.entry("min_items", "minItems"),
            Map.entry("max_items", "maxItems"),
            Map.entry("min_length", "minLength"),
            Map.entry("max_length", "maxLength"),
            Map.entry("min_properties", "minProperties"),
            Map.entry("max_properties", "maxProperties"),
            Map.entry("additional_properties", "additionalProperties"),
            Map.entry("property_ordering", "propertyOrdering"));

    private OpenApiToJsonSchema() {}

    static JsonObject convert(JsonObject schema) {
        return SchemaTree.mapChildren(convertNode(schema), OpenApiToJsonSchema::convert);
    }

    /// A schema that claims to be JSON Schema, with the names of types as JSON Schema spells them.
    static JsonObject lowerCased(JsonObject schema) {
        return SchemaTree.map(schema, node -> {
            var type = node.get("type");
            return type == null
                    ? node
                    : node.with("type", SchemaRepair.type(type).orElse(type));
        });
    }

    private static JsonObject convertNode(JsonObject node) {
        var converted = JsonObject.builder();
        node.forEach((spelled, value) -> {
            var keyword = CAMEL_CASE.getOrDefault(spelled, spelled);
            switch (keyword) {
                case "nullable", "propertyOrdering" -> {}
                case "type" -> converted.putIfPresent("type", SchemaRepair.type(value));
                case "format" -> {
                    if (!value.equals(new JsonString("enum"))) {
                        converted.put(keyword, value);
                    }
                }
                case "example" -> converted.put("examples", JsonArray.of(value));
                default -> converted.put(keyword, COUNTS.contains(keyword) ? count(value) : value);
            }
        });
        var plain = converted.build();
        return JsonBoolean.TRUE.equals(node.get("nullable")) ? SchemaFolds.orNull(plain) : plain;
    }

    private static JsonValue count(JsonValue value) {
        return value instanceof JsonString(var digits) && digits.matches("\\d{1,18}")
                ? JsonNumber.of(Long.parseLong(digits))
                : value;
    }
}
