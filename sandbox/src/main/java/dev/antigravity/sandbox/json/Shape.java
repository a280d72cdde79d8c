package dev.antigravity.sandbox.json;

import tools.jackson.databind.JsonNode;

/// What a value must look like.
@FunctionalInterface
public interface Shape {
    /// @throws ShapeException at the first thing that is wrong
    void check(JsonNode value, Place place);

    /// This shape, and then another one for the same value.
    default Shape and(Shape next) {
        return (value, place) -> {
            check(value, place);
            next.check(value, place);
        };
    }
}
