package dev.antigravity.protocol.gemini;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Judges strictly whether a schema lies in the part of JSON Schema that Gemini documents. Written from the documents,
/// not from the code it judges.
public final class GeminiJsonSubset {
    private static final Set<String> KEYWORDS = Set.of(
            "$id",
            "$defs",
            "$ref",
            "$anchor",
            "type",
            "format",
            "title",
            "description",
            "enum",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "anyOf",
            "oneOf",
            "properties",
            "additionalProperties",
            "required",
            "propertyOrdering");
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    private final JsonObject root;
    private final List<String> violations = new ArrayList<>();

    private GeminiJsonSubset(JsonObject root) {
        this.root = root;
    }

    public static List<String> violations(JsonObject schema) {
        var judge = new GeminiJsonSubset(schema);
        if (schema.has("$ref")) {
            judge.violations.add("the root is a reference");
        }
        judge.schema(schema, "");
        return judge.violations;
    }

    private void schema(JsonObject schema, String at) {
        schema.forEach((keyword, value) -> keyword(keyword, value, schema, at + "/" + keyword));
        if (schema.has("$ref") && schema.names().stream().anyMatch(name -> !name.startsWith("$"))) {
            violations.add(at + ": something stands beside a reference");
        }
    }

    private void keyword(String keyword, JsonValue value, JsonObject schema, String at) {
        if (!KEYWORDS.contains(keyword)) {
            violations.add(at + ": not taken");
            return;
        }
        switch (keyword) {
            case "$ref" -> check(isDefined(value), at + ": leads nowhere: " + value);
            case "type" -> check(isType(value), at + ": no type: " + value);
            case "$id", "$anchor", "format", "title", "description" ->
                check(value instanceof JsonString, at + ": no text");
            case "minimum", "maximum" -> check(value instanceof JsonNumber, at + ": no number");
            case "enum" -> check(value instanceof JsonArray list && !list.isEmpty(), at + ": no list of values");
            case "required", "propertyOrdering" -> names(value, schema, at);
            case "items" -> child(value, at);
            case "additionalProperties" -> {
                if (!(value instanceof JsonBoolean)) {
                    child(value, at);
                }
            }
            case "prefixItems", "anyOf", "oneOf" -> {
                check(value instanceof JsonArray list && !list.isEmpty(), at + ": no list of schemas");
                if (value instanceof JsonArray list) {
                    list.forEach(item -> child(item, at));
                }
            }
            case "properties", "$defs" -> {
                check(value instanceof JsonObject, at + ": no schemas by name");
                if (value instanceof JsonObject named) {
                    named.forEach((name, item) -> child(item, at + "/" + name));
                }
            }
            default -> {}
        }
    }

    private void names(JsonValue value, JsonObject schema, String at) {
        if (!(value instanceof JsonArray list)) {
            violations.add(at + ": no list of names");
            return;
        }
        for (var name : list) {
            var isKnown = !(schema.get("properties") instanceof JsonObject properties)
                    || at.endsWith("propertyOrdering")
                    || name instanceof JsonString(var text) && properties.has(text);
            check(name instanceof JsonString && isKnown, at + ": no property: " + name);
        }
    }

    private void child(JsonValue value, String at) {
        if (value instanceof JsonObject schema) {
            schema(schema, at);
        } else {
            violations.add(at + ": no schema: " + value);
        }
    }

    private boolean isDefined(JsonValue ref) {
        if (!(ref instanceof JsonString(var text)) || !text.startsWith("#/$defs/")) {
            return false;
        }
        var name = URLDecoder.decode(text.substring("#/$defs/".length()), StandardCharsets.UTF_8)
                .replace("~1", "/")
                .replace("~0", "~");
        return root.get("$defs") instanceof JsonObject definitions && definitions.get(name) instanceof JsonObject;
    }

    private static boolean isType(JsonValue value) {
        return value instanceof JsonString(var name) && TYPES.contains(name)
                || value instanceof JsonArray list
                        && !list.isEmpty()
                        && list.stream().allMatch(item -> item instanceof JsonString(var name) && TYPES.contains(name));
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
