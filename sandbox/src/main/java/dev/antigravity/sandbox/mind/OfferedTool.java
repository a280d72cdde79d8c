package dev.antigravity.sandbox.mind;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A tool the model may call.
///
/// @param schema     of its arguments, if the client gave one
/// @param isFreeText whether it takes any text in place of a JSON object
/// @param namespace  the group it belongs to
public record OfferedTool(String name, Optional<JsonNode> schema, boolean isFreeText, Optional<String> namespace) {
    public static OfferedTool function(String name, Optional<JsonNode> schema) {
        return new OfferedTool(name, schema, false, Optional.empty());
    }
}
