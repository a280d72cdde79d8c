package dev.antigravity.tokens;

import dev.antigravity.chat.Tool;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Function tools as OpenAI's models see them: types in a TypeScript namespace, descriptions as comments.
///
/// Source: the format its open models are trained on, github.com/openai/harmony, read 2026-11.
final class TypedTools {
    private final StringBuilder text = new StringBuilder("namespace functions {\n\n");

    static String text(List<Tool.Function> tools) {
        var typed = new TypedTools();
        tools.forEach(typed::add);
        return typed.text.append("} // namespace functions").toString();
    }

    private void add(Tool.Function tool) {
        tool.description().ifPresent(this::comment);
        text.append("type ").append(tool.name()).append(" = (");
        var schema = tool.schema().filter(TypedTools::hasProperties);
        schema.ifPresent(object -> text.append("_: ").append(type(object, 0)));
        text.append(") => any;\n\n");
    }

    private void comment(String description) {
        description.lines().forEach(line -> text.append("// ").append(line).append('\n'));
    }

    private static boolean hasProperties(JsonObject schema) {
        return schema.get("properties") instanceof JsonObject properties && !properties.isEmpty();
    }

    private static String type(JsonValue schema, int depth) {
        if (!(schema instanceof JsonObject object)) {
            return "any";
        }
        if (object.get("enum") instanceof JsonArray values) {
            return union(values.items().stream().map(Json::text).toList());
        }
        for (var word : List.of("anyOf", "oneOf", "allOf")) {
            if (object.get(word) instanceof JsonArray branches) {
                return union(branches.items().stream()
                        .map(branch -> type(branch, depth))
                        .toList());
            }
        }
        if (object.get("type") instanceof JsonArray types) {
            return union(types.items().stream()
                    .map(type -> type(object.with("type", type), depth))
                    .toList());
        }
        return named(object, depth);
    }

    private static String union(List<String> types) {
        return String.join(" | ", types);
    }

    private static String named(JsonObject schema, int depth) {
        var standard = hasProperties(schema) ? "object" : "any";
        var type = schema.text("type").orElse(standard);
        return switch (type) {
            case "integer" -> "number";
            case "array" ->
                schema.find("items").map(items -> type(items, depth)).orElse("any") + "[]";
            case "object" -> hasProperties(schema) ? object(schema, depth) : "object";
            default -> schema.text("$ref").orElse(type);
        };
    }

    private static String object(JsonObject schema, int depth) {
        var indent = "  ".repeat(depth);
        var required = required(schema);
        var type = new StringBuilder("{\n");
        ((JsonObject) schema.find("properties").orElse(JsonObject.EMPTY)).forEach((name, property) -> {
            said(property).ifPresent(said -> type.append(indent).append(said).append('\n'));
            type.append(indent)
                    .append(name)
                    .append(required.contains(new JsonString(name)) ? ": " : "?: ")
                    .append(type(property, depth + 1))
                    .append(",\n");
        });
        return type.append("  ".repeat(Math.max(0, depth - 1))).append('}').toString();
    }

    private static List<JsonValue> required(JsonObject schema) {
        return schema.get("required") instanceof JsonArray names ? names.items() : List.of();
    }

    /// What a schema says beside its type: its description, its default, its limits.
    private static Optional<String> said(JsonValue schema) {
        if (!(schema instanceof JsonObject object)) {
            return Optional.empty();
        }
        var rest = object.names().stream()
                .filter(name -> switch (object.get(name)) {
                    case JsonString _, JsonBoolean _ -> name.equals("default") || name.equals("pattern");
                    case null -> false;
                    default -> name.matches("default|m(?:ax|in)[A-Z].*|maximum|minimum|exclusive.*");
                })
                .map(name -> name + ": " + object.get(name))
                .collect(Collectors.joining(", "));
        var said = object.text("description").orElse("").replace("\n", "\n// ") + (rest.isEmpty() ? "" : " " + rest);
        return said.isEmpty() ? Optional.empty() : Optional.of("// " + said);
    }
}
