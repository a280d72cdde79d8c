package dev.antigravity.sandbox.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An object with known members and no others. A member that is `null` counts as absent.
///
/// @param members  each known member and its shape, in the order they are checked
/// @param required the members that must be there
public record ObjectShape(Map<String, Shape> members, List<String> required) implements Shape {
    /// The same object with one more member that must be there.
    public ObjectShape need(String name, Shape shape) {
        var more = new ArrayList<>(required);
        more.add(name);
        return new ObjectShape(with(name, shape), more);
    }

    /// The same object with one more member that may be there.
    public ObjectShape may(String name, Shape shape) {
        return new ObjectShape(with(name, shape), required);
    }

    /// The same object with more members that may be there and hold anything.
    public ObjectShape mayHold(String... names) {
        var shape = this;
        for (var name : names) {
            shape = shape.may(name, Shapes.anything());
        }
        return shape;
    }

    @Override
    public void check(JsonNode value, Place place) {
        Shapes.open().check(value, place);
        for (var name : required) {
            if (!value.hasNonNull(name)) {
                throw new ShapeException(place.member(name), new Problem.Missing());
            }
        }
        for (var member : value.properties()) {
            var shape = members.get(member.getKey());
            var inside = place.member(member.getKey());
            if (shape == null) {
                throw new ShapeException(inside, new Problem.Unexpected());
            }
            if (!member.getValue().isNull()) {
                shape.check(member.getValue(), inside);
            }
        }
    }

    private Map<String, Shape> with(String name, Shape shape) {
        var more = new LinkedHashMap<>(members);
        more.put(name, shape);
        return more;
    }
}
