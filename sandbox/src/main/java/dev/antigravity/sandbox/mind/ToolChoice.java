package dev.antigravity.sandbox.mind;

import java.util.List;

/// What the client says about calling tools.
public sealed interface ToolChoice {
    record Free() implements ToolChoice {}

    record Never() implements ToolChoice {}

    /// One of these must be called; of any if the list is empty.
    record Must(List<String> tools) implements ToolChoice {
        public Must {
            tools = List.copyOf(tools);
        }
    }
}
