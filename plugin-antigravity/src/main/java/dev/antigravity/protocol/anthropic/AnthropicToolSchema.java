package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Tool;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.SchemaTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tool parameters: any JSON Schema, but with an object on top and no alternatives there (SCH-101).
final class AnthropicToolSchema {
    private static final JsonObject NO_PARAMETERS = Json.parseObject("{\"type\":\"object\",\"properties\":{}}");
    private static final JsonValue OBJECT = new JsonString("object");
    private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf", "allOf");

    private AnthropicToolSchema() {}

    static JsonObject encode(Tool.Function tool, FidelityReceipt receipt) {
        var schema = tool.schema().orElse(NO_PARAMETERS);
        for (var keyword : ALTERNATIVES) {
            if (schema.get(keyword) instanceof JsonArray branches) {
                schema = folded(schema, keyword, branches);
                receipt.approximated(tool.path(), "the alternatives on top of the parameters were united");
            }
        }
        if (!schema.has("type")) {
            return withType(schema);
        }
        if (!SchemaTree.isObject(schema)) {
            receipt.approximated(tool.path(), "parameters are an object, whatever the schema says");
        }
        return schema.with("type", OBJECT);
    }

    /// The schema with the properties of all branches; required is what every branch requires, or for `allOf` any.
    private static JsonObject folded(JsonObject schema, String keyword, JsonArray branches) {
        var properties = SchemaTree.properties(schema).toBuilder();
        var required = new ArrayList<Set<String>>();
        for (var branch : branches) {
            if (branch instanceof JsonObject object) {
                SchemaTree.properties(object).forEach((name, property) -> {
                    if (!properties.has(name)) {
                        properties.put(name, property);
                    }
                });
                required.add(SchemaTree.required(object));
            }
        }
        var names = new LinkedHashSet<>(SchemaTree.required(schema));
        names.addAll(keyword.equals("allOf") ? union(required) : intersection(required));
        var folded = JsonObject.builder().put("type", "object");
        schema.without(keyword).without("type").forEach(folded::put);
        folded.put("properties", properties.build());
        if (names.isEmpty()) {
            return folded.build().without("required");
        }
        return folded.put("required", JsonArray.ofStrings(names)).build();
    }

    private static Set<String> union(List<Set<String>> sets) {
        var union = new LinkedHashSet<String>();
        sets.forEach(union::addAll);
        return union;
    }

    private static Set<String> intersection(List<Set<String>> sets) {
        if (sets.isEmpty()) {
            return Set.of();
        }
        var intersection = new LinkedHashSet<>(sets.getFirst());
        sets.forEach(intersection::retainAll);
        return intersection;
    }

    private static JsonObject withType(JsonObject schema) {
        var typed = JsonObject.builder().put("type", OBJECT);
        schema.forEach(typed::put);
        return typed.build();
    }
}
