package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says with fewer keywords what a schema says, or nearly (SCH-202, SCH-306).
public final class SchemaFolds {
    /// Keywords that describe and do not constrain.
    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment");

    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");
    private static final JsonValue NULL_TYPE = new JsonString("null");

    private SchemaFolds() {}

    /// The schema without `allOf`, `if`, `then`, `else` and `const`, at any depth.
    public static JsonObject folded(JsonObject schema) {
        return SchemaTree.map(schema, node -> withEnum(withAllOf(withBranches(node))));
    }

    /// Merges one schema into another: properties and required names are united, of all else the first one's stays.
    public static JsonObject merged(JsonObject first, JsonObject second) {
        var merged = first.toBuilder();
        second.forEach((keyword, value) -> {
            if (keyword.equals("properties")) {
                merged.put(keyword, united(SchemaTree.properties(first), SchemaTree.properties(second)));
            } else if (keyword.equals("required")) {
                var names = new LinkedHashSet<>(SchemaTree.required(first));
                names.addAll(SchemaTree.required(second));
                merged.put(keyword, JsonArray.ofStrings(names));
            } else if (!first.has(keyword)) {
                merged.put(keyword, value);
            }
        });
        return merged.build();
    }

    private static JsonObject united(JsonObject first, JsonObject second) {
        var united = first.toBuilder();
        second.forEach((name, schema) -> {
            if (!first.has(name)) {
                united.put(name, schema);
            }
        });
        return united.build();
    }

    /// What may be there on one condition or the other may be there.
    private static JsonObject withBranches(JsonObject node) {
        if (!node.has("if") && !node.has("then") && !node.has("else")) {
            return node;
        }
        var folded = node.without("if").without("then").without("else");
        for (var keyword : List.of("then", "else")) {
            if (node.get(keyword) instanceof JsonObject branch
                    && !SchemaTree.properties(branch).isEmpty()) {
                folded = merged(folded, JsonObject.of("properties", SchemaTree.properties(branch)));
            }
        }
        return folded;
    }

    private static JsonObject withAllOf(JsonObject node) {
        if (!(node.get("allOf") instanceof JsonArray branches)) {
            return node;
        }
        var folded = node.without("allOf");
        for (var branch : branches) {
            if (branch instanceof JsonObject schema && (!schema.has("$ref") || saysNothing(folded))) {
                folded = merged(folded, schema);
            }
        }
        return folded;
    }

    /// Only then can a reference that had to stay take the place of the whole.
    private static boolean saysNothing(JsonObject node) {
        return ANNOTATIONS.containsAll(node.names());
    }

    private static JsonObject withEnum(JsonObject node) {
        var constant = node.get("const");
        return constant == null ? node : node.without("const").with("enum", JsonArray.of(constant));
    }

    /// A schema that allows what this one does, and `null`. One that names no types and no alternatives stays as it is.
    public static JsonObject orNull(JsonObject schema) {
        var type = schema.get("type");
        if (type instanceof JsonString && !type.equals(NULL_TYPE)) {
            return schema.with("type", JsonArray.of(type, NULL_TYPE));
        }
        if (type instanceof JsonArray types && !types.items().contains(NULL_TYPE)) {
            return schema.with("type", added(types, NULL_TYPE));
        }
        for (var keyword : ALTERNATIVES) {
            if (type == null && schema.get(keyword) instanceof JsonArray branches) {
                return schema.with(keyword, added(branches, JsonObject.of("type", NULL_TYPE)));
            }
        }
        return schema;
    }

    private static JsonArray added(JsonArray list, JsonValue item) {
        var items = new ArrayList<>(list.items());
        items.add(item);
        return new JsonArray(items);
    }

    /// Whether a schema allows `null` and nothing else.
    public static boolean isNull(JsonObject schema) {
        return schema.text("type").filter("null"::equals).isPresent()
                || schema.get("enum") instanceof JsonArray values
                        && !values.isEmpty()
                        && values.stream().allMatch(JsonNull.NULL::equals);
    }

    /// The alternatives of a schema, whichever keyword lists them.
    public static List<JsonObject> alternatives(JsonObject schema) {
        return ALTERNATIVES.stream()
                .map(schema::get)
                .filter(JsonArray.class::isInstance)
                .flatMap(list -> ((JsonArray) list).stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /// The `required` names that are properties too, empty if none are left.
    public static Optional<JsonValue> existingRequired(JsonObject schema) {
        var names = new LinkedHashSet<>(SchemaTree.required(schema));
        names.retainAll(SchemaTree.properties(schema).names());
        return names.isEmpty() ? Optional.empty() : Optional.of(JsonArray.ofStrings(names));
    }
}
