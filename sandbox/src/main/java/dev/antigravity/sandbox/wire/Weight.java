package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the parts of a request cost: texts by the simulated tokenizer, pictures by their area, all else nothing.
public final class Weight {
    /// Members that tell the machine something and the model nothing.
    private static final Set<String> FREE = Set.of(
            "type",
            "id",
            "role",
            "status",
            "call_id",
            "tool_use_id",
            "tool_call_id",
            "media_type",
            "mimeType",
            "signature",
            "thoughtSignature",
            "encrypted_content",
            "cache_control",
            "detail",
            "phase");

    private Weight() {}

    /// A segment of a prompt, the marks for the cache left out of its identity.
    public static Segment segment(JsonNode value, long tokens, Optional<Duration> keep) {
        return new Segment(Json.text(unmarked(value)), tokens, keep);
    }

    /// What a tool costs: its definition as it stands.
    public static long ofDefinition(JsonNode tool) {
        return Tokens.of(Json.text(unmarked(tool)));
    }

    /// What a message or a part of one costs.
    public static long ofContent(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> ofText(value.stringValue());
            case ARRAY -> value.valueStream().mapToLong(Weight::ofContent).sum();
            case OBJECT -> ofObject(value);
            case NUMBER, BOOLEAN -> 1;
            case BINARY, MISSING, NULL, POJO -> 0;
        };
    }

    private static long ofObject(JsonNode object) {
        var type = object.path("media_type").asString(object.path("mimeType").asString(""));
        if (!type.isEmpty() && !type.startsWith("text/") && object.path("data").isString()) {
            return Attachment.decode(type, object.get("data").stringValue())
                    .map(Attachment::tokens)
                    .orElse(0L);
        }
        return object.propertyStream()
                .filter(member -> !FREE.contains(member.getKey()))
                .mapToLong(member -> ofContent(member.getValue()))
                .sum();
    }

    private static long ofText(String text) {
        if (!text.startsWith("data:")) {
            return Tokens.of(text);
        }
        var comma = text.indexOf(',');
        var type = text.substring(5, Math.max(5, text.indexOf(';')));
        return comma < 0
                ? Tokens.of(text)
                : Attachment.decode(type, text.substring(comma + 1))
                        .map(Attachment::tokens)
                        .orElse(0L);
    }

    private static JsonNode unmarked(JsonNode value) {
        if (value.findValue("cache_control") == null) {
            return value;
        }
        var copy = value.deepCopy();
        unmark(copy);
        return copy;
    }

    private static void unmark(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove("cache_control");
        }
        value.forEach(Weight::unmark);
    }
}
