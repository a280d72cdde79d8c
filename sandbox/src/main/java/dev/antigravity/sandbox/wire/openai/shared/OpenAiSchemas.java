package dev.antigravity.sandbox.wire.openai.shared;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.json.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What schemas the API takes, and the smaller set that it takes as `strict`.
public final class OpenAiSchemas {
    private static final Set<String> NOT_STRICT = Set.of(
            "allOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "unevaluatedProperties",
            "unevaluatedItems");

    private OpenAiSchemas() {}

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if a function may not have these parameters
    public static void checkFunction(String name, JsonNode parameters, boolean strict, Place place) {
        var type = parameters.path("type").asString("None");
        var problem = type.equals("object")
                ? new Walk(strict, !strict).problem(parameters, List.of())
                : Optional.of("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"" + type + "\"'.");
        problem.ifPresent(text -> {
            throw refuse(place, "invalid_function_parameters", "Invalid schema for function '" + name + "': " + text);
        });
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if an answer may not be asked for in this form
    public static void checkFormat(String name, JsonNode schema, boolean strict, Place place) {
        if (strict) {
            new Walk(true, false).problem(schema, List.of()).ifPresent(text -> {
                throw refuse(
                        place, "invalid_json_schema", "Invalid schema for response_format '" + name + "': " + text);
            });
        }
    }

    /// Walks over a schema to the first thing that is not taken.
    private record Walk(boolean strict, boolean wantsProperties) {
        Optional<String> problem(JsonNode schema, List<String> context) {
            if (!schema.isObject()) {
                return Optional.empty();
            }
            if (isObject(schema)) {
                var own = ownProblem(schema, context);
                if (own.isPresent()) {
                    return own;
                }
            }
            if (strict) {
                for (var keyword : NOT_STRICT) {
                    if (schema.has(keyword)) {
                        return Optional.of(in(context) + "'" + keyword + "' is not permitted.");
                    }
                }
                if (context.isEmpty() && schema.has("anyOf")) {
                    return Optional.of(in(context) + "'anyOf' is not permitted at the root.");
                }
            }
            return below(schema, context);
        }

        private Optional<String> ownProblem(JsonNode schema, List<String> context) {
            if (wantsProperties && !schema.has("properties")) {
                return Optional.of(in(context) + "object schema missing properties.");
            }
            if (!strict) {
                return Optional.empty();
            }
            if (!schema.path("additionalProperties").isBoolean()
                    || schema.path("additionalProperties").booleanValue()) {
                return Optional.of(in(context) + "'additionalProperties' is required to be supplied and to be false.");
            }
            var required = schema.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            return schema.path("properties").propertyNames().stream()
                    .filter(name -> !required.contains(name))
                    .findFirst()
                    .map(name -> in(context) + "'required' is required to be supplied and to be an array including "
                            + "every key in properties. Missing '" + name + "'.");
        }

        private Optional<String> below(JsonNode schema, List<String> context) {
            for (var group : List.of("properties", "$defs", "definitions")) {
                for (var member : schema.path(group).properties()) {
                    var problem = problem(member.getValue(), and(context, group, member.getKey()));
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
            for (var union : List.of("anyOf", "allOf", "oneOf")) {
                for (var branch : schema.path(union)) {
                    var problem = problem(branch, and(context, union));
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
            return problem(schema.path("items"), and(context, "items"));
        }

        private static boolean isObject(JsonNode schema) {
            return schema.path("type").isArray()
                    ? schema.get("type")
                            .valueStream()
                            .anyMatch(type -> type.asString().equals("object"))
                    : schema.path("type").asString("").equals("object");
        }

        private static String in(List<String> context) {
            var names = context.stream().map(name -> "'" + name + "'").toList();
            return "In context=(" + String.join(", ", names) + (names.size() == 1 ? "," : "") + "), ";
        }

        private static List<String> and(List<String> context, String... names) {
            var longer = new ArrayList<>(context);
            longer.addAll(List.of(names));
            return longer;
        }
    }
}
