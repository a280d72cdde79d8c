package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.schema.RefInliner;
import dev.antigravity.schema.SchemaDefinitions;
import dev.antigravity.schema.SchemaFolds;
import dev.antigravity.schema.SchemaRepair;
import dev.antigravity.schema.SchemaTree;
import java.util.LinkedHashSet;
import java.util.Set;

/// The part of JSON Schema that `parametersJsonSchema` and `responseJsonSchema` take (SCH-201 to SCH-204, SCH-306).
///
/// Source: ai.google.dev/api/generate-content#FIELDS.response_json_schema, read 2026-11-20.
final class GeminiToolSchema {
    private static final Set<String> KEPT = Set.of(
            "$id",
            "$defs",
            "$ref",
            "$anchor",
            "type",
            "format",
            "title",
            "description",
            "enum",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "anyOf",
            "oneOf",
            "properties",
            "additionalProperties",
            "required",
            "propertyOrdering");

    /// Keywords that are said in other words.
    private static final Set<String> FOLDED = Set.of("const", "definitions", "allOf", "then", "else", "nullable");

    private GeminiToolSchema() {}

    /// @param path where the schema stands in the client's request
    static JsonObject restrict(JsonObject schema, JsonPath path, FidelityReceipt receipt) {
        var keywords = SchemaTree.keywords(schema);
        noteRemoved(keywords, KEPT, FOLDED, path, receipt);
        var plain = SchemaRepair.repaired(schema);
        if (keywords.contains("$ref") && keywords.contains("allOf")) {
            plain = RefInliner.inlineInAllOf(plain, lost -> receipt.droppedQuietly(path, lost));
        }
        if (keywords.contains("$ref") || keywords.contains("definitions")) {
            plain = SchemaDefinitions.gathered(plain);
        }
        return SchemaTree.map(SchemaFolds.folded(plain), GeminiToolSchema::restrictNode);
    }

    /// Whether a keyword stays, or is said in other words.
    static boolean takes(JsonObject schema, String keyword) {
        return KEPT.contains(keyword) || FOLDED.contains(keyword);
    }

    /// One quiet note for all that a target does not take.
    static void noteRemoved(
            Set<String> keywords, Set<String> kept, Set<String> folded, JsonPath path, FidelityReceipt receipt) {
        var removed = new LinkedHashSet<>(keywords);
        removed.removeAll(kept);
        removed.removeAll(folded);
        if (!removed.isEmpty()) {
            receipt.droppedQuietly(path, "schema keywords without counterpart: " + String.join(", ", removed));
        }
    }

    private static JsonObject restrictNode(JsonObject node) {
        var isReference = node.has("$ref");
        var restricted = JsonObject.builder();
        node.forEach((keyword, value) -> {
            if (KEPT.contains(keyword) && (keyword.startsWith("$") || !isReference)) {
                restricted.put(keyword, value);
            }
        });
        if (isReference) {
            return restricted.build();
        }
        var plain = restricted.build();
        var tidy = node.has("properties") && node.has("required") ? withExistingRequired(plain) : plain;
        return JsonBoolean.TRUE.equals(node.get("nullable")) ? SchemaFolds.orNull(tidy) : tidy;
    }

    private static JsonObject withExistingRequired(JsonObject node) {
        return SchemaFolds.existingRequired(node)
                .map(names -> node.with("required", names))
                .orElseGet(() -> node.without("required"));
    }
}
