package dev.antigravity.protocol.openai;

import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.SchemaTree;
import java.util.Set;

/// What OpenAI asks of schemas (SCH-102, SCH-104).
public final class OpenAiSchemas {
    private static final Set<String> NEVER_STRICT = Set.of(
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

    private static final JsonValue OBJECT = new JsonString("object");

    private OpenAiSchemas() {}

    /// Whether a schema lies in the subset that strict mode takes. It is tested, never bent to fit.
    public static boolean isStrict(JsonObject schema) {
        return OBJECT.equals(schema.get("type"))
                && !schema.has("anyOf")
                && SchemaTree.all(schema, OpenAiSchemas::isStrictNode);
    }

    private static boolean isStrictNode(JsonObject node) {
        if (node.names().stream().anyMatch(NEVER_STRICT::contains)) {
            return false;
        }
        if (!SchemaTree.isObject(node) && !node.has("properties")) {
            return true;
        }
        return JsonBoolean.FALSE.equals(node.get("additionalProperties"))
                && SchemaTree.required(node)
                        .equals(Set.copyOf(SchemaTree.properties(node).names()));
    }

    /// A schema whose objects all say what properties they have.
    public static JsonObject withProperties(JsonObject schema) {
        return SchemaTree.map(
                schema,
                node -> SchemaTree.isObject(node) && !node.has("properties")
                        ? node.with("properties", JsonObject.EMPTY)
                        : node);
    }
}
