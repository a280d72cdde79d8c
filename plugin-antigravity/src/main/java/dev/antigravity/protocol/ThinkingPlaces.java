package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import java.util.List;
import java.util.Optional;

/// Where a dialect says how the model is to think, for requests that otherwise pass as they are.
///
/// @param bearing the outermost members that decide what can be said there
/// @param rest    what it takes besides them to be a request
/// @param places  where it is said, and where what must fit it stands
public record ThinkingPlaces(List<String> bearing, JsonObject rest, List<Place> places) {
    public ThinkingPlaces {
        bearing = List.copyOf(bearing);
        places = List.copyOf(places);
    }

    /// An outermost member, or a member of one.
    ///
    /// @param outer its spellings, the dialect's own first
    /// @param inner the same for the member inside it; none if it is the outermost member itself
    public record Place(List<String> outer, List<String> inner) {
        public static Place of(String outer) {
            return new Place(List.of(outer), List.of());
        }

        public static Place of(String outer, String inner) {
            return new Place(List.of(outer), List.of(inner));
        }

        private Optional<JsonValue> in(JsonObject body) {
            var whole = body.find(outer.getFirst());
            return inner.isEmpty()
                    ? whole
                    : whole.filter(JsonObject.class::isInstance)
                            .flatMap(object -> ((JsonObject) object).find(inner.getFirst()));
        }

        private void write(Optional<JsonValue> value, TopLevelMembers members, JsonSplice splice) {
            var name = outer.stream()
                    .filter(spelled -> members.span(spelled).isPresent())
                    .findFirst()
                    .orElse(outer.getFirst());
            var before = members.value(name);
            var after = inner.isEmpty() ? value : within(before, value);
            if (after.isPresent() && !after.equals(before)) {
                splice.set(name, after.get());
            } else if (after.isEmpty()) {
                splice.remove(name);
            }
        }

        private Optional<JsonValue> within(Optional<JsonValue> before, Optional<JsonValue> value) {
            var object = before.orElse(JsonObject.EMPTY) instanceof JsonObject found ? found : JsonObject.EMPTY;
            for (var spelled : inner) {
                object = object.without(spelled);
            }
            if (value.isPresent()) {
                object = object.with(inner.getFirst(), value.get());
            }
            return object.isEmpty() ? Optional.empty() : Optional.of(object);
        }
    }

    /// A small request that says of thinking all that a request says.
    public JsonObject excerpt(TopLevelMembers members) {
        var excerpt = rest.toBuilder();
        bearing.forEach(name -> excerpt.putIfPresent(name, members.value(name)));
        return excerpt.build();
    }

    /// Says in a request what another says of thinking.
    public void copy(JsonObject said, TopLevelMembers members, JsonSplice splice) {
        places.forEach(place -> place.write(place.in(said), members, splice));
    }

    /// Whether a note is about thinking, or about what had to fit it.
    public boolean concern(JsonPath modelField, String notePath) {
        return notePath.equals(modelField.toString())
                || places.stream().anyMatch(place -> place.outer().stream().anyMatch(notePath::startsWith));
    }
}
