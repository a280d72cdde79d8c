package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.RefInliner;
import dev.antigravity.schema.SchemaFolds;
import dev.antigravity.schema.SchemaRepair;
import dev.antigravity.schema.SchemaTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The OpenAPI dialect that `parameters` and `responseSchema` take (SCH-301 to SCH-309).
///
/// Source: ai.google.dev/api/caching#Schema, read 2026-11-20.
final class GeminiOpenApiSchema {
    private static final Set<String> KEPT = Set.of(
            "type",
            "format",
            "title",
            "description",
            "nullable",
            "enum",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "minProperties",
            "maxProperties",
            "required",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "anyOf",
            "default",
            "example",
            "propertyOrdering");

    /// Keywords that are said in other words.
    private static final Set<String> FOLDED =
            Set.of("$ref", "$defs", "definitions", "const", "allOf", "oneOf", "then", "else", "prefixItems");

    /// Hears of what is lost though its keyword is taken.
    private final Consumer<String> lost;

    private GeminiOpenApiSchema(Consumer<String> lost) {
        this.lost = lost;
    }

    /// @param path where the schema stands in the client's request
    static JsonObject restrict(JsonObject schema, JsonPath path, FidelityReceipt receipt) {
        var keywords = SchemaTree.keywords(schema);
        GeminiToolSchema.noteRemoved(keywords, KEPT, FOLDED, path, receipt);
        Consumer<String> lost = what -> receipt.droppedQuietly(path, what);
        var plain = SchemaRepair.repaired(schema);
        if (keywords.contains("$ref")) {
            plain = RefInliner.inline(plain, lost);
        }
        return new GeminiOpenApiSchema(lost).convert(SchemaFolds.folded(plain), Optional.empty());
    }

    /// Whether a keyword stays, or is said in other words.
    static boolean takes(JsonObject schema, String keyword) {
        return switch (keyword) {
            case "format" ->
                OpenApiType.of(schema).stream()
                        .anyMatch(type -> type.hasFormat(schema.find(keyword).orElse(JsonNull.NULL)));
            default -> KEPT.contains(keyword) || FOLDED.contains(keyword);
        };
    }

    /// @param around the type of the schema this one is an alternative of
    private JsonObject convert(JsonObject node, Optional<OpenApiType> around) {
        var alternatives = SchemaFolds.alternatives(node);
        var choices = alternatives.stream()
                .filter(branch -> !SchemaFolds.isNull(branch) && !saysOnlyRequired(branch))
                .toList();
        if (alternatives.stream().anyMatch(GeminiOpenApiSchema::saysOnlyRequired)) {
            lost.accept("that one of several properties is required");
        }
        if (choices.size() == 1) {
            var alone = SchemaFolds.merged(node.without("anyOf").without("oneOf"), choices.getFirst());
            return convert(isNullable(node, alternatives) ? alone.with("nullable", JsonBoolean.TRUE) : alone, around);
        }
        var types = OpenApiType.of(node);
        if (types.size() > 1 && choices.isEmpty()) {
            return new Writer(withoutAll(node, OpenApiType.SPECIFIC), Optional.empty())
                    .write(types.stream().map(type -> type.part(node)).toList(), isNullable(node, alternatives));
        }
        var type = types.size() == 1 ? Optional.of(types.getFirst()) : OpenApiType.guess(node);
        if (type.isEmpty() && choices.isEmpty()) {
            type = Optional.of(around.orElse(OpenApiType.STRING));
        }
        return new Writer(node, type).write(choices, isNullable(node, alternatives));
    }

    /// "One of these must be there" cannot be said, and an alternative without a type would be taken for a string.
    private static boolean saysOnlyRequired(JsonObject branch) {
        return branch.has("required")
                && Set.of("required", "title", "description").containsAll(branch.names());
    }

    private static boolean isNullable(JsonObject node, List<JsonObject> alternatives) {
        return JsonBoolean.TRUE.equals(node.get("nullable"))
                || SchemaFolds.isNull(node)
                || alternatives.stream().anyMatch(SchemaFolds::isNull)
                || OpenApiType.allowsNull(node);
    }

    private static JsonObject withoutAll(JsonObject node, Set<String> keywords) {
        var rest = node;
        for (var keyword : keywords) {
            rest = rest.without(keyword);
        }
        return rest;
    }

    /// Writes one schema whose type is settled.
    private final class Writer {
        private final JsonObject node;
        private final Optional<OpenApiType> type;
        private final JsonObject.Builder out = JsonObject.builder();

        /// @param type empty if the alternatives say it
        Writer(JsonObject node, Optional<OpenApiType> type) {
            this.node = node;
            this.type = type;
        }

        JsonObject write(List<JsonObject> choices, boolean nullable) {
            type.ifPresent(known -> out.put("type", known.name()));
            node.forEach(this::keyword);
            if (!choices.isEmpty()) {
                out.put(
                        "anyOf",
                        choices.stream().map(choice -> convert(choice, type)).toList());
            }
            if (nullable) {
                out.put("nullable", true);
            }
            if (is(OpenApiType.ARRAY)) {
                items();
            }
            return out.build();
        }

        private void keyword(String keyword, JsonValue value) {
            switch (keyword) {
                case "title", "description", "default", "example", "nullable" -> out.put(keyword, value);
                case "properties" -> properties((JsonObject) value);
                case "required" -> required();
                case "propertyOrdering" -> ordering((JsonArray) value);
                case "enum" ->
                    type.flatMap(known -> known.words((JsonArray) value))
                            .ifPresentOrElse(words -> out.put(keyword, words), () -> lost.accept("enum " + value));
                case "format" -> {
                    if (type.filter(known -> known.hasFormat(value)).isPresent()) {
                        out.put(keyword, value);
                    } else {
                        lost.accept("format " + value);
                    }
                }
                case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties" -> {
                    if (fits(keyword)) {
                        out.put(keyword, count(value));
                    }
                }
                case "minimum", "maximum", "pattern" -> {
                    if (fits(keyword)) {
                        out.put(keyword, value);
                    }
                }
                default -> {}
            }
        }

        private void properties(JsonObject named) {
            if (is(OpenApiType.OBJECT)) {
                var converted = JsonObject.builder();
                named.forEach((name, schema) -> converted.put(name, convert((JsonObject) schema, Optional.empty())));
                out.put("properties", converted.build());
            }
        }

        private void required() {
            if (is(OpenApiType.OBJECT)) {
                out.putIfPresent("required", SchemaFolds.existingRequired(node));
            }
        }

        private void ordering(JsonArray names) {
            var known = names.stream()
                    .filter(name -> name instanceof JsonString(var text)
                            && SchemaTree.properties(node).has(text))
                    .toList();
            if (is(OpenApiType.OBJECT) && !known.isEmpty()) {
                out.put("propertyOrdering", new JsonArray(known));
            }
        }

        private void items() {
            var tuple = node.get("prefixItems") instanceof JsonArray places ? places.items() : List.<JsonValue>of();
            var each = new ArrayList<JsonObject>();
            tuple.forEach(place -> each.add(convert((JsonObject) place, Optional.empty())));
            if (node.get("items") instanceof JsonObject rest) {
                each.add(convert(rest, Optional.empty()));
            }
            var distinct = each.stream().distinct().toList();
            out.put(
                    "items",
                    switch (distinct.size()) {
                        case 0 -> JsonObject.of("type", OpenApiType.STRING.name());
                        case 1 -> distinct.getFirst();
                        default -> JsonObject.builder().put("anyOf", distinct).build();
                    });
            if (!tuple.isEmpty() && !out.has("minItems")) {
                out.put("minItems", Integer.toString(tuple.size()));
            }
            if (!tuple.isEmpty() && !out.has("maxItems") && !node.has("items")) {
                out.put("maxItems", Integer.toString(tuple.size()));
            }
        }

        private boolean is(OpenApiType one) {
            return type.filter(one::equals).isPresent();
        }

        private boolean fits(String keyword) {
            return type.filter(known -> known.has(keyword)).isPresent();
        }

        private static JsonValue count(JsonValue value) {
            return value instanceof JsonNumber number
                    ? new JsonString(Long.toString(number.wholeNumber().orElseThrow()))
                    : value;
        }
    }
}
