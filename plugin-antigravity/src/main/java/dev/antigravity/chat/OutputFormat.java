package dev.antigravity.chat;

import dev.antigravity.json.JsonObject;
import java.util.Optional;

/// The form the answer's text must have. Plain text is the absence of one.
public sealed interface OutputFormat {
    /// Any JSON object.
    record Json() implements OutputFormat {}

    /// JSON of this schema.
    ///
    /// @param name   the schema's name, where the client's protocol has one
    /// @param strict whether the client asked for exact conformance, if it said
    record Schema(JsonObject schema, Optional<String> name, Optional<Boolean> strict, Optional<String> description)
            implements OutputFormat {}
}
