package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes a schema out of what clients send for one: older drafts and slips that lenient validators overlook, but for
/// which
/// an upstream refuses the whole request. Nothing that is a schema of draft 2020-12 with schemas for all properties
/// changes.
public final class SchemaRepair {
    private static final Set<String> TEXTS =
            Set.of("title", "description", "$ref", "$id", "$anchor", "pattern", "format");
    private static final Set<String> LISTS =
            Set.of("type", "enum", "anyOf", "oneOf", "allOf", "prefixItems", "propertyOrdering");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum");
    private static final Set<String> COUNTS =
            Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");
    private static final JsonValue NO_TYPES = JsonArray.EMPTY;

    private SchemaRepair() {}

    public static JsonObject repaired(JsonObject schema) {
        return withoutFlag(SchemaTree.map(schema, SchemaRepair::repairedNode));
    }

    private static JsonObject repairedNode(JsonObject node) {
        var sound = node;
        for (var keyword : node.names()) {
            var before = node.get(keyword);
            var after = before == null ? Optional.<JsonValue>empty() : repaired(keyword, before);
            if (after.isEmpty()) {
                sound = sound.without(keyword);
            } else if (after.get() != before) {
                sound = sound.with(keyword, after.get());
            }
        }
        return withTuple(SchemaTree.mapChildren(withRequiredOfProperties(sound), SchemaRepair::withoutFlag));
    }

    /// The types a schema names, as JSON Schema spells them; empty if it knows none of them.
    public static Optional<JsonValue> type(JsonValue type) {
        return switch (type) {
            case JsonString(var word) -> {
                var lower = word.toLowerCase(Locale.ROOT);
                yield !TYPES.contains(lower)
                        ? Optional.empty()
                        : Optional.of(lower.equals(word) ? type : new JsonString(lower));
            }
            case JsonArray words -> {
                var known = words.stream()
                        .flatMap(word -> type(word).stream())
                        .distinct()
                        .toList();
                yield known.isEmpty()
                        ? Optional.empty()
                        : Optional.of(known.equals(words.items()) ? type : new JsonArray(known));
            }
            default -> Optional.empty();
        };
    }

    /// The value a keyword may have, empty if this is none.
    private static Optional<JsonValue> repaired(String keyword, JsonValue value) {
        return Optional.<JsonValue>of(value)
                .filter(_ -> isSound(keyword, value))
                .map(sound -> switch (keyword) {
                    case "properties", "$defs", "definitions" -> properties((JsonObject) sound);
                    case "anyOf", "oneOf", "allOf", "prefixItems" -> branches((JsonArray) sound);
                    case "items" -> sound instanceof JsonArray tuple ? branches(tuple) : sound;
                    case "required" -> sound instanceof JsonArray names ? strings(names) : sound;
                    case "type" -> type(sound).orElse(NO_TYPES);
                    default -> COUNTS.contains(keyword) ? count(sound) : sound;
                })
                .filter(sound -> !(sound instanceof JsonArray list && list.isEmpty() && LISTS.contains(keyword)));
    }

    private static boolean isSound(String keyword, JsonValue value) {
        return switch (keyword) {
            case "properties", "$defs", "definitions", "if", "then", "else", "not" -> value instanceof JsonObject;
            case "items" -> value instanceof JsonObject || value instanceof JsonArray;
            case "additionalProperties" -> value instanceof JsonObject || value instanceof JsonBoolean;
            case "required" -> value instanceof JsonArray || value instanceof JsonBoolean;
            case "type" -> value instanceof JsonString || value instanceof JsonArray;
            case "nullable" -> value instanceof JsonBoolean;
            default ->
                !(TEXTS.contains(keyword) && !(value instanceof JsonString)
                        || LISTS.contains(keyword) && !(value instanceof JsonArray)
                        || NUMBERS.contains(keyword) && !(value instanceof JsonNumber)
                        || COUNTS.contains(keyword) && !isCount(value));
        };
    }

    private static boolean isCount(JsonValue value) {
        return value instanceof JsonNumber number && number.wholeNumber().orElse(-1) >= 0
                || value instanceof JsonString(var digits) && digits.matches("\\d{1,18}");
    }

    /// Google's dialects write counts as text.
    private static JsonValue count(JsonValue value) {
        return value instanceof JsonString(var digits) ? JsonNumber.of(Long.parseLong(digits)) : value;
    }

    /// `true` is the schema of anything; a property whose schema is `false` must not be there.
    private static JsonObject properties(JsonObject named) {
        var schemas = JsonObject.builder();
        named.forEach((name, value) -> {
            if (value != JsonBoolean.FALSE) {
                schemas.put(name, value instanceof JsonObject ? value : JsonObject.EMPTY);
            }
        });
        return schemas.build();
    }

    private static JsonArray branches(JsonArray list) {
        var schemas = new ArrayList<JsonValue>();
        for (var value : list) {
            if (value instanceof JsonObject) {
                schemas.add(value);
            } else if (JsonBoolean.TRUE.equals(value)) {
                schemas.add(JsonObject.EMPTY);
            }
        }
        return new JsonArray(schemas);
    }

    private static JsonArray strings(JsonArray list) {
        return new JsonArray(
                list.stream().filter(JsonString.class::isInstance).distinct().toList());
    }

    /// Draft 3 says at the property that it is required; here its parent says so.
    private static JsonObject withRequiredOfProperties(JsonObject node) {
        var names = new LinkedHashSet<>(SchemaTree.required(node));
        var known = names.size();
        SchemaTree.properties(node).forEach((name, property) -> {
            if (property instanceof JsonObject schema && JsonBoolean.TRUE.equals(schema.get("required"))) {
                names.add(name);
            }
        });
        return names.size() == known ? node : node.with("required", JsonArray.ofStrings(names));
    }

    private static JsonObject withoutFlag(JsonObject node) {
        return node.get("required") instanceof JsonBoolean ? node.without("required") : node;
    }

    /// Before draft 2020-12 a tuple is a list under `items`.
    private static JsonObject withTuple(JsonObject node) {
        if (!(node.get("items") instanceof JsonArray tuple)) {
            return node;
        }
        var rest = node.get("additionalItems") instanceof JsonObject schema ? List.of(schema) : List.<JsonObject>of();
        var modern = node.without("items").without("additionalItems").toBuilder();
        if (!tuple.isEmpty()) {
            modern.put("prefixItems", tuple);
        }
        rest.forEach(schema -> modern.put("items", schema));
        return modern.build();
    }
}
