package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;

/// A value the client gave, and where it gave it, so that a note about it can name the client's own field.
public record Given<T>(T value, JsonPath path) {
    public static <T> Given<T> of(T value, JsonPath path) {
        return new Given<>(value, path);
    }
}
