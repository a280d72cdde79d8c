package dev.antigravity.sandbox.wire.gemini;

import static dev.antigravity.sandbox.json.Shapes.flag;
import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.text;

import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Problem;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.json.Shapes;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Schemas in the OpenAPI dialect. A keyword of JSON Schema that it lacks is refused, however deep it stands.
final class GeminiSchemas {
    private static final List<String> TYPES =
            List.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL", "TYPE_UNSPECIFIED");

    private static final Shape TYPE = text().and((value, place) -> {
        if (!TYPES.contains(value.stringValue().toUpperCase(Locale.ROOT))) {
            throw new ShapeException(place, new Problem.NotAmong(value.stringValue(), TYPES));
        }
    });

    private static final ObjectShape MEMBERS = object().may("type", TYPE)
            .may("format", text())
            .may("title", text())
            .may("description", text())
            .may("nullable", flag())
            .may("enum", list(text()))
            .may("items", GeminiSchemas::checkInner)
            .may("properties", GeminiSchemas::checkProperties)
            .may("required", list(text()))
            .may("anyOf", list(GeminiSchemas::checkInner))
            .may("propertyOrdering", list(text()))
            .may("pattern", text())
            .mayHold(
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "default",
                    "example");

    static final Shape OPENAPI = GeminiSchemas::checkInner;

    private GeminiSchemas() {}

    private static void checkInner(JsonNode schema, Place place) {
        MEMBERS.check(schema, place);
        if (type(schema).equals("ARRAY") && !schema.has("items")) {
            throw new ShapeException(place.member("items"), new Problem.Missing());
        }
        if (schema.has("enum") && !type(schema).equals("STRING")) {
            throw new ShapeException(place.member("enum"), new Problem.Unexpected());
        }
        var required = schema.path("required");
        for (var i = 0; i < required.size(); i++) {
            if (!schema.path("properties").has(required.get(i).stringValue())) {
                throw new ShapeException(
                        place.member("required").item(i),
                        new Problem.NotAmong(
                                required.get(i).stringValue(),
                                List.copyOf(schema.path("properties").propertyNames())));
            }
        }
    }

    private static void checkProperties(JsonNode properties, Place place) {
        Shapes.open().check(properties, place);
        properties.properties().forEach(member -> checkInner(member.getValue(), place.member(member.getKey())));
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("").toUpperCase(Locale.ROOT);
    }
}
