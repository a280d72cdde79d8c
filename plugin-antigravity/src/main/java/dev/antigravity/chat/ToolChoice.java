package dev.antigravity.chat;

import java.util.List;

/// The rule for using tools.
public sealed interface ToolChoice {
    /// The model decides.
    record Auto() implements ToolChoice {}

    /// At least one call, of any tool.
    record Any() implements ToolChoice {}

    /// No calls.
    record None() implements ToolChoice {}

    /// This function or custom tool.
    record Named(String name) implements ToolChoice {}

    /// This server tool, by its kind.
    record Server(String kind) implements ToolChoice {}

    /// Only these tools; at least one call if `required`.
    record Allowed(List<String> names, boolean required) implements ToolChoice {
        public Allowed {
            names = List.copyOf(names);
        }
    }
}
