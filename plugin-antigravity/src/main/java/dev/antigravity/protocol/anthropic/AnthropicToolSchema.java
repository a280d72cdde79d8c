package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Tool;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.SchemaRefs;
import dev.antigravity.schema.SchemaTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        var refs = new SchemaRefs(schema);
        var required = new ArrayList<Set<String>>();
        var variants = new LinkedHashMap<String, Set<JsonValue>>();
        for (var branch : branches) {
            if (branch instanceof JsonObject object) {
                var followed = refs.followed(object);
                SchemaTree.properties(followed)
                        .forEach((name, property) -> variants.computeIfAbsent(name, _ -> new LinkedHashSet<>())
                                .add(property));
                required.add(SchemaTree.required(followed));
            }
        }
        var all = keyword.equals("allOf");
        var properties = SchemaTree.properties(schema).toBuilder();
        variants.forEach((name, schemas) -> {
            if (!properties.has(name)) {
                properties.put(
                        name, all || schemas.size() == 1 ? schemas.iterator().next() : anyOf(schemas));
            }
        });
        var names = new LinkedHashSet<>(SchemaTree.required(schema));
        names.addAll(all ? union(required) : intersection(required));
        var folded = JsonObject.builder().put("type", "object");
        schema.without(keyword).without("type").forEach(folded::put);
        folded.put("properties", properties.build());
        if (names.isEmpty()) {
            return folded.build().without("required");
        }
        return folded.put("required", JsonArray.ofStrings(names)).build();
    }

    /// A property that is another in each alternative, such as the one that tells them apart.
    private static JsonValue anyOf(Set<JsonValue> schemas) {
        return JsonObject.of("anyOf", new JsonArray(List.copyOf(schemas)));
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
