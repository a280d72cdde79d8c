package dev.antigravity.promise;

import dev.antigravity.json.Json;

/// A call a model makes.
///
/// @param arguments as JSON, spelled anyhow
record ToolCall(String name, String arguments) {
    /// What two calls have in common that mean the same, whatever their arguments are spelled like: their members in
    /// order, with the digits of numbers.
    ToolCall meant() {
        return new ToolCall(name, arguments.isBlank() ? "{}" : Json.text(Json.parse(arguments)));
    }
}
