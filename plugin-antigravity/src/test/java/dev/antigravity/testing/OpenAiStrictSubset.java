package dev.antigravity.testing;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Judges whether a schema lies in the subset that OpenAI's strict mode documents. Written from the document, not from
/// the code it judges.
///
/// Source: platform.openai.com/docs/guides/structured-outputs#supported-schemas, as rule SCH-102 holds it.
public final class OpenAiStrictSubset {
    private static final Set<String> REFUSED = Set.of(
            "allOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "patternProperties",
            "unevaluatedProperties",
            "unevaluatedItems");

    private final List<String> violations = new ArrayList<>();

    private OpenAiStrictSubset() {}

    public static List<String> violations(JsonObject schema) {
        var judge = new OpenAiStrictSubset();
        judge.check(new JsonString("object").equals(schema.get("type")), "the root is no object");
        judge.check(!schema.has("anyOf"), "the root is a choice");
        judge.schema(schema, "");
        return judge.violations;
    }

    private void schema(JsonObject schema, String at) {
        for (var keyword : schema.names()) {
            check(!REFUSED.contains(keyword), at + "/" + keyword + ": not taken");
        }
        if (isObject(schema.get("type") instanceof JsonValue type ? type : JsonBoolean.FALSE)) {
            check(JsonBoolean.FALSE.equals(schema.get("additionalProperties")), at + ": open");
            var names = new HashSet<String>();
            if (schema.get("required") instanceof JsonArray required) {
                required.forEach(name -> names.add(name instanceof JsonString(var text) ? text : name.toString()));
            }
            var properties = schema.get("properties") instanceof JsonObject named ? named.names() : Set.<String>of();
            check(names.equals(new HashSet<>(properties)), at + ": required are " + names + " of " + properties);
        }
        for (var keyword : List.of("properties", "$defs", "definitions")) {
            if (schema.get(keyword) instanceof JsonObject named) {
                named.forEach((name, child) -> child(child, at + "/" + keyword + "/" + name));
            }
        }
        if (schema.get("anyOf") instanceof JsonArray branches) {
            branches.forEach(branch -> child(branch, at + "/anyOf"));
        }
        if (schema.get("items") instanceof JsonObject items) {
            schema(items, at + "/items");
        }
    }

    private void child(JsonValue value, String at) {
        if (value instanceof JsonObject schema) {
            schema(schema, at);
        }
    }

    private static boolean isObject(JsonValue type) {
        return type instanceof JsonString(var name) && name.equals("object")
                || type instanceof JsonArray types && types.items().contains(new JsonString("object"));
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
