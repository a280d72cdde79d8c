package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a value that fits a JSON Schema, for answers that must and calls nobody has scripted.
///
/// Follows types, enums, constants, unions, references and least sizes; patterns and formats it does not.
final class SchemaExample {
    private static final int DEEPEST = 12;

    private final JsonNode root;

    SchemaExample(JsonNode root) {
        this.root = root;
    }

    JsonNode make() {
        return example(root, 0);
    }

    private JsonNode example(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return Json.parse("null");
        }
        if (schema.path("$ref").isString()) {
            return example(resolve(schema.get("$ref").stringValue()), depth + 1);
        }
        for (var fixed : new String[] {"const", "default"}) {
            if (schema.hasNonNull(fixed)) {
                return schema.get(fixed);
            }
        }
        if (schema.path("enum").isArray() && !schema.get("enum").isEmpty()) {
            return schema.get("enum").get(0);
        }
        for (var union : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(union).isArray() && !schema.get(union).isEmpty() && !schema.has("properties")) {
                return example(schema.get(union).get(0), depth + 1);
            }
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        var text = Json.object();
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var items = Json.array();
                for (var i = 0; i < schema.path("minItems").asInt(0); i++) {
                    items.add(example(schema.path("items"), depth + 1));
                }
                yield items;
            }
            case "integer", "number" ->
                text.put(
                                "v",
                                schema.path("minimum").isNumber()
                                        ? schema.get("minimum").longValue()
                                        : 1L)
                        .get("v");
            case "boolean" -> text.put("v", true).get("v");
            case "null" -> text.putNull("v").get("v");
            default -> text.put("v", "sandbox").get("v");
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = Json.object();
        var properties = schema.path("properties");
        for (var name : schema.path("required")) {
            object.set(name.asString(), example(properties.path(name.asString()), depth + 1));
        }
        return object;
    }

    /// The first type that is not null; OpenAPI spells types in capitals.
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            for (var one : type) {
                if (!one.asString().equals("null")) {
                    return one.asString();
                }
            }
        }
        if (type.isString()) {
            return type.stringValue().toLowerCase(Locale.ROOT);
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }

    private JsonNode resolve(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root;
    }
}
