package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;

/// One thing a client reads from a stream.
public sealed interface StreamFrame {
    /// @param event name of the event, empty where the dialect names none
    record Data(String event, JsonObject data) implements StreamFrame {}

    /// OpenAI's `[DONE]`.
    record Done() implements StreamFrame {}

    /// A line clients pass over.
    record Comment(String text) implements StreamFrame {}
}
