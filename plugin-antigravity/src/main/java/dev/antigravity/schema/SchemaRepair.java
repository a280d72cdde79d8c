package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a schema out of what clients send for one: older drafts and slips that lenient validators overlook, but for
/// which an upstream refuses the whole request. What is sound stays the same object.
public final class SchemaRepair {
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    private SchemaRepair() {}

    public static JsonObject repaired(JsonObject schema) {
        return plain(SchemaTree.map(schema, SchemaRepair::repairedNode));
    }

    /// The schema without what no draft takes, for which vendors refuse a request; what any draft takes stays as it is.
    public static JsonObject mended(JsonObject schema) {
        return plain(SchemaTree.map(schema, SchemaRepair::mendedNode));
    }

    private static JsonObject mendedNode(JsonObject node) {
        var mended = withRequiredOfProperties(node);
        for (var keyword : mended.names()) {
            var before = mended.find(keyword).orElse(JsonBoolean.TRUE);
            var after = mended(keyword, before);
            if (after == null) {
                mended = mended.without(keyword);
            } else if (after != before) {
                mended = mended.with(keyword, after);
            }
        }
        return mended;
    }

    private static @Nullable JsonValue mended(String keyword, JsonValue value) {
        return switch (keyword) {
            case "properties", "patternProperties", "$defs", "definitions" ->
                value instanceof JsonObject named ? mendedSchemas(named) : null;
            case "items" -> value instanceof JsonArray tuple ? mendedSchemas(tuple) : mendedSchema(value);
            case "anyOf", "oneOf", "allOf", "prefixItems" ->
                value instanceof JsonArray list ? filled(mendedSchemas(list)) : null;
            case "additionalProperties", "if", "then", "else", "not", "contains", "additionalItems" ->
                mendedSchema(value);
            case "enum" -> value instanceof JsonArray ? value : null;
            case "exclusiveMinimum", "exclusiveMaximum" ->
                value instanceof JsonNumber || value instanceof JsonBoolean ? value : null;
            case "nullable", "propertyOrdering" -> value;
            default -> repaired(keyword, value);
        };
    }

    private static @Nullable JsonValue mendedSchema(JsonValue value) {
        return value instanceof JsonObject schema ? plain(schema) : flag(value);
    }

    private static JsonObject mendedSchemas(JsonObject named) {
        var sound = named;
        for (var name : named.names()) {
            var before = named.find(name).orElse(JsonBoolean.TRUE);
            var after = Objects.requireNonNullElse(mendedSchema(before), JsonBoolean.TRUE);
            if (after != before) {
                sound = sound.with(name, after);
            }
        }
        return sound;
    }

    private static JsonArray mendedSchemas(JsonArray list) {
        var sound = list.stream()
                .map(SchemaRepair::mendedSchema)
                .filter(Objects::nonNull)
                .toList();
        return sound.equals(list.items()) ? list : new JsonArray(sound);
    }

    private static JsonObject repairedNode(JsonObject node) {
        var repaired = withRequiredOfProperties(node);
        for (var keyword : repaired.names()) {
            var before = repaired.get(keyword);
            var after = before == null ? null : repaired(keyword, before);
            if (after == null) {
                repaired = repaired.without(keyword);
            } else if (after != before) {
                repaired = repaired.with(keyword, after);
            }
        }
        return withTuple(repaired);
    }

    /// The value a keyword may have, `null` if there is nothing to be made of it.
    private static @Nullable JsonValue repaired(String keyword, JsonValue value) {
        return switch (keyword) {
            case "type" -> type(value).orElse(null);
            case "title", "description", "$ref", "$id", "$anchor", "pattern", "format" ->
                value instanceof JsonString ? value : null;
            case "properties", "$defs", "definitions" -> value instanceof JsonObject named ? schemas(named) : null;
            case "required" -> value instanceof JsonArray names ? strings(names) : flag(value);
            case "items" ->
                value instanceof JsonArray tuple
                        ? schemas(tuple)
                        : value instanceof JsonObject schema ? plain(schema) : null;
            case "anyOf", "oneOf", "allOf", "prefixItems" ->
                value instanceof JsonArray list ? filled(schemas(list)) : null;
            case "additionalProperties" -> value instanceof JsonObject schema ? plain(schema) : flag(value);
            case "if", "then", "else", "not" -> value instanceof JsonObject schema ? plain(schema) : null;
            case "enum", "propertyOrdering" -> value instanceof JsonArray list ? filled(list) : null;
            case "minimum", "maximum" -> value instanceof JsonNumber ? value : null;
            case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties" -> count(value);
            case "nullable" -> flag(value);
            default -> value;
        };
    }

    /// The types a schema names, as JSON Schema spells them; empty if it knows none of them.
    public static Optional<JsonValue> type(JsonValue type) {
        return switch (type) {
            case JsonString(var word) when TYPES.contains(word) -> Optional.of(type);
            case JsonString(var word) ->
                Optional.of(word.toLowerCase(Locale.ROOT))
                        .filter(TYPES::contains)
                        .map(JsonString::new);
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

    /// `true` is the schema of anything; a property whose schema is `false` must not be there.
    private static JsonObject schemas(JsonObject named) {
        var sound = named;
        for (var name : named.names()) {
            var before = named.get(name);
            var after = before instanceof JsonObject schema ? plain(schema) : JsonObject.EMPTY;
            if (before == JsonBoolean.FALSE) {
                sound = sound.without(name);
            } else if (after != before) {
                sound = sound.with(name, after);
            }
        }
        return sound;
    }

    private static JsonArray schemas(JsonArray list) {
        var schemas = new ArrayList<JsonValue>();
        for (var value : list) {
            if (value instanceof JsonObject schema) {
                schemas.add(plain(schema));
            } else if (JsonBoolean.TRUE.equals(value)) {
                schemas.add(JsonObject.EMPTY);
            }
        }
        return schemas.equals(list.items()) ? list : new JsonArray(schemas);
    }

    private static JsonArray strings(JsonArray list) {
        var strings =
                list.stream().filter(JsonString.class::isInstance).distinct().toList();
        return strings.size() == list.size() ? list : new JsonArray(strings);
    }

    private static @Nullable JsonArray filled(JsonArray list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable JsonValue flag(JsonValue value) {
        return value instanceof JsonBoolean ? value : null;
    }

    /// Google's dialects write counts as text.
    private static @Nullable JsonValue count(JsonValue value) {
        return switch (value) {
            case JsonNumber number when number.wholeNumber().orElse(-1) >= 0 -> value;
            case JsonString(var digits) when digits.matches("\\d{1,18}") -> JsonNumber.of(Long.parseLong(digits));
            default -> null;
        };
    }

    /// Draft 3 says at the property that it is required; here its parent says so.
    private static JsonObject withRequiredOfProperties(JsonObject node) {
        var names = new ArrayList<String>();
        SchemaTree.properties(node).forEach((name, property) -> {
            if (property instanceof JsonObject schema && JsonBoolean.TRUE.equals(schema.get("required"))) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return node;
        }
        var all = new LinkedHashSet<>(SchemaTree.required(node));
        all.addAll(names);
        return node.with("required", JsonArray.ofStrings(all));
    }

    private static JsonObject plain(JsonObject schema) {
        return schema.get("required") instanceof JsonBoolean ? schema.without("required") : schema;
    }

    /// Before draft 2020-12 a tuple is a list under `items`.
    private static JsonObject withTuple(JsonObject node) {
        if (!(node.get("items") instanceof JsonArray tuple)) {
            return node;
        }
        var modern = node.without("items").without("additionalItems").toBuilder();
        if (!tuple.isEmpty()) {
            modern.put("prefixItems", tuple);
        }
        if (node.get("additionalItems") instanceof JsonObject rest) {
            modern.put("items", rest);
        }
        return modern.build();
    }
}
