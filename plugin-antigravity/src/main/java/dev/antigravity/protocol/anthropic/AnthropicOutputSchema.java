package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.schema.SchemaHints;
import dev.antigravity.schema.SchemaTree;
import java.util.Set;

/// The schema of a structured answer: the keywords Anthropic enforces stay, the others become words in the description
/// (SCH-103).
final class AnthropicOutputSchema {
    private static final Set<String> KEPT = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "anyOf",
            "allOf",
            "$ref",
            "$defs",
            "definitions",
            "enum",
            "const",
            "title",
            "description");

    private static final Set<String> FORMATS =
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid");

    private AnthropicOutputSchema() {}

    static JsonObject restrict(JsonObject schema, JsonPath path, FidelityReceipt receipt) {
        return SchemaTree.map(schema, node -> restrictNode(node, path, receipt));
    }

    private static JsonObject restrictNode(JsonObject node, JsonPath path, FidelityReceipt receipt) {
        var kept = JsonObject.builder();
        var removed = JsonObject.builder();
        node.forEach((keyword, value) -> {
            if (keyword.equals("oneOf")) {
                kept.put("anyOf", value);
            } else if (isKept(keyword, value)) {
                kept.put(keyword, value);
            } else {
                removed.put(keyword, value);
            }
        });
        if (SchemaTree.isObject(node) || node.has("properties")) {
            kept.put("additionalProperties", JsonBoolean.FALSE);
        }
        if (removed.isEmpty()) {
            return kept.build();
        }
        var words = removed.build();
        words.names().forEach(keyword -> receipt.droppedQuietly(path, "the keyword " + keyword + " is only described"));
        return kept.put("description", SchemaHints.described(node, words)).build();
    }

    private static boolean isKept(String keyword, JsonValue value) {
        return switch (keyword) {
            case "format" -> value instanceof JsonString(var format) && FORMATS.contains(format);
            case "minItems" ->
                value instanceof JsonNumber number && number.wholeNumber().orElse(2) <= 1;
            default -> KEPT.contains(keyword);
        };
    }
}
