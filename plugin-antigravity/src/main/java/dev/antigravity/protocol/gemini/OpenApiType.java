package dev.antigravity.protocol.gemini;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A type of Google's OpenAPI dialect, and the keywords that say something about values of it (SCH-301, SCH-303,
/// SCH-305,
/// SCH-307).
enum OpenApiType {
    STRING(Set.of("minLength", "maxLength", "pattern"), Set.of("enum", "date-time")),
    NUMBER(Set.of("minimum", "maximum"), Set.of("float", "double")),
    INTEGER(Set.of("minimum", "maximum"), Set.of("int32", "int64")),
    BOOLEAN(Set.of(), Set.of()),
    ARRAY(Set.of("items", "prefixItems", "minItems", "maxItems"), Set.of()),
    OBJECT(Set.of("properties", "required", "minProperties", "maxProperties", "propertyOrdering"), Set.of());

    /// Keywords that say something about values of one type only.
    static final Set<String> SPECIFIC = specific();

    private final Set<String> keywords;
    private final Set<String> formats;

    OpenApiType(Set<String> keywords, Set<String> formats) {
        this.keywords = keywords;
        this.formats = formats;
    }

    private static Set<String> specific() {
        var all =
                Arrays.stream(values()).flatMap(type -> type.keywords.stream()).collect(Collectors.toSet());
        all.addAll(Set.of("type", "format", "enum"));
        return Set.copyOf(all);
    }

    /// The types a schema names, without `null`.
    static List<OpenApiType> of(JsonObject schema) {
        return names(schema).flatMap(name -> byName(name).stream()).distinct().toList();
    }

    static boolean allowsNull(JsonObject schema) {
        return names(schema).anyMatch("null"::equals) || values(schema).contains(JsonNull.NULL);
    }

    private static Stream<String> names(JsonObject schema) {
        return switch (schema.get("type")) {
            case JsonString(var name) -> Stream.of(name.toLowerCase(Locale.ROOT));
            case JsonArray list ->
                list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).value().toLowerCase(Locale.ROOT));
            case null, default -> Stream.empty();
        };
    }

    private static Optional<OpenApiType> byName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The type of a schema that names none, read from its values or its parts.
    static Optional<OpenApiType> guess(JsonObject schema) {
        var kinds = new LinkedHashSet<OpenApiType>();
        values(schema).forEach(value -> ofValue(value).ifPresent(kinds::add));
        if (kinds.equals(Set.of(INTEGER, NUMBER))) {
            return Optional.of(NUMBER);
        }
        if (!kinds.isEmpty()) {
            return Optional.of(kinds.size() == 1 ? kinds.getFirst() : STRING);
        }
        if (schema.has("properties")) {
            return Optional.of(OBJECT);
        }
        return schema.has("items") || schema.has("prefixItems") ? Optional.of(ARRAY) : Optional.empty();
    }

    private static List<JsonValue> values(JsonObject schema) {
        return schema.get("enum") instanceof JsonArray values ? values.items() : List.of();
    }

    private static Optional<OpenApiType> ofValue(JsonValue value) {
        return switch (value) {
            case JsonString _ -> Optional.of(STRING);
            case JsonNumber number -> Optional.of(number.wholeNumber().isPresent() ? INTEGER : NUMBER);
            case JsonBoolean _ -> Optional.of(BOOLEAN);
            case JsonObject _, JsonArray _, JsonNull _ -> Optional.empty();
        };
    }

    /// What a schema of several types says about values of this one.
    JsonObject part(JsonObject schema) {
        var part = JsonObject.builder().put("type", name().toLowerCase(Locale.ROOT));
        schema.forEach((keyword, value) -> {
            if (has(keyword) || keyword.equals("format")) {
                part.put(keyword, value);
            }
        });
        var own = values(schema).stream()
                .filter(value -> ofValue(value)
                        .filter(type -> type == this || this == NUMBER && type == INTEGER)
                        .isPresent())
                .toList();
        return own.isEmpty() ? part.build() : part.put("enum", own).build();
    }

    boolean has(String keyword) {
        return keywords.contains(keyword);
    }

    boolean hasFormat(JsonValue format) {
        return format instanceof JsonString(var word) && formats.contains(word);
    }

    /// The values of an `enum` as text, empty if values of this type cannot be listed.
    Optional<JsonValue> words(JsonArray values) {
        if (this == BOOLEAN || this == ARRAY || this == OBJECT) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        for (var value : values) {
            switch (value) {
                case JsonString(var text) -> words.add(text);
                case JsonNumber number -> words.add(number.text());
                case JsonBoolean bool -> words.add(bool.toString());
                case JsonObject _, JsonArray _, JsonNull _ -> {}
            }
        }
        var distinct = words.stream().distinct().toList();
        return distinct.isEmpty() ? Optional.empty() : Optional.of(JsonArray.ofStrings(distinct));
    }
}
