package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.json.Json;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// One event of a stream.
///
/// @param name of a named event
/// @param data the text of the event, made when it is sent
public record Event(Optional<String> name, Supplier<String> data) {
    public static Event of(String name, JsonNode data) {
        return new Event(Optional.of(name), () -> Json.text(data));
    }

    public static Event of(JsonNode data) {
        return new Event(Optional.empty(), () -> Json.text(data));
    }

    public static Event of(String text) {
        return new Event(Optional.empty(), () -> text);
    }

    /// The same event with data that is not JSON.
    Event garbled() {
        return new Event(name, () -> "{\"sandbox\": this is not JSON");
    }
}
