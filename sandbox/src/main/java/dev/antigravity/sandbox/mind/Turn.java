package dev.antigravity.sandbox.mind;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one side said in one go.
public record Turn(Role role, List<Part> parts) {
    public Turn {
        parts = List.copyOf(parts);
    }

    public <T extends Part> Stream<T> all(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast);
    }

    public String text() {
        return all(Part.Text.class).map(Part.Text::text).collect(Collectors.joining("\n"));
    }
}
