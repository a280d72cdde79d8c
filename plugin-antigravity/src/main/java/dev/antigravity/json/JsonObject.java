package dev.antigravity.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A JSON object that keeps its members in the order they were written.
///
/// A name that occurs twice keeps its first place and its last value, as in JavaScript. Two objects are equal when they
/// have equal members in any order.
public final class JsonObject implements JsonValue {
    public static final JsonObject EMPTY = new Builder().build();

    /// Up to this many members a walk along the names beats a hash table.
    private static final int WALK = 12;

    /// Most objects have no more members.
    private static final int ROOM = 4;

    /// May have room behind the last member.
    private final String[] names;

    private final JsonValue[] values;
    private final int size;
    private final @Nullable Map<String, Integer> places;

    private JsonObject(String[] names, JsonValue[] values, int size, @Nullable Map<String, Integer> places) {
        this.names = names;
        this.values = values;
        this.size = size;
        this.places = places;
    }

    public static Builder builder() {
        return new Builder();
    }

    public static JsonObject of(String name, JsonValue value) {
        return builder().put(name, value).build();
    }

    public static JsonObject of(String name, String value) {
        return of(name, new JsonString(value));
    }

    public static JsonObject of(String name, JsonValue value, String name2, JsonValue value2) {
        return builder().put(name, value).put(name2, value2).build();
    }

    public static JsonObject of(String name, String value, String name2, String value2) {
        return builder().put(name, value).put(name2, value2).build();
    }

    /// The member of that name, `null` if there is none. A member that is JSON `null` comes as {@link JsonNull}.
    public @Nullable JsonValue get(String name) {
        var place = placeOf(name);
        return place < 0 ? null : values[place];
    }

    /// The member of that name, empty if there is none or it is JSON `null`.
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(get(name)).filter(value -> value != JsonNull.NULL);
    }

    /// The text of that member, empty if there is none or it is no string.
    public Optional<String> text(String name) {
        return get(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    public boolean has(String name) {
        return placeOf(name) >= 0;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public List<String> names() {
        return List.of(Arrays.copyOf(names, size));
    }

    public void forEach(BiConsumer<String, JsonValue> action) {
        for (var i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /// A builder that starts with these members.
    public Builder toBuilder() {
        var builder = new Builder();
        forEach(builder::put);
        return builder;
    }

    /// This object with one member set: in its old place, or at the end.
    public JsonObject with(String name, JsonValue value) {
        return toBuilder().put(name, value).build();
    }

    public JsonObject without(String name) {
        if (!has(name)) {
            return this;
        }
        var builder = new Builder();
        forEach((other, value) -> {
            if (!other.equals(name)) {
                builder.put(other, value);
            }
        });
        return builder.build();
    }

    String nameAt(int place) {
        return names[place];
    }

    JsonValue valueAt(int place) {
        return values[place];
    }

    int placeOf(String name) {
        if (places != null) {
            return places.getOrDefault(name, -1);
        }
        return walkTo(name, names, size);
    }

    private static int walkTo(String name, String[] names, int count) {
        for (var i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof JsonObject that) || that.size != size) {
            return false;
        }
        for (var i = 0; i < size; i++) {
            if (!values[i].equals(that.get(names[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        var hash = 0;
        for (var i = 0; i < size; i++) {
            hash += names[i].hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Json.text(this);
    }

    /// Collects members in order. Not thread-safe.
    public static final class Builder {
        private String[] names = new String[ROOM];
        private JsonValue[] values = new JsonValue[ROOM];
        private int count;
        private @Nullable Map<String, Integer> places;
        /// Whether the arrays belong to an object that was built.
        private boolean shared;

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            var place = places == null ? walkTo(name, names, count) : places.getOrDefault(name, -1);
            makeRoom(place >= 0 ? count : count + 1);
            if (place >= 0) {
                values[place] = value;
                return this;
            }
            names[count] = name;
            values[count] = value;
            count++;
            if (places != null) {
                places.put(name, count - 1);
            } else if (count > WALK) {
                places = index();
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, JsonBoolean.of(value));
        }

        public Builder put(String name, List<? extends JsonValue> items) {
            return put(name, new JsonArray(new ArrayList<>(items)));
        }

        public Builder putNull(String name) {
            return put(name, JsonNull.NULL);
        }

        /// Sets the member if there is a value, else leaves it out.
        public Builder putIfPresent(String name, Optional<? extends JsonValue> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        /// Sets the member if the object has members, else leaves it out.
        public Builder putIfFilled(String name, JsonObject value) {
            return value.isEmpty() ? this : put(name, value);
        }

        public boolean isEmpty() {
            return count == 0;
        }

        public boolean has(String name) {
            return (places == null ? walkTo(name, names, count) : places.getOrDefault(name, -1)) >= 0;
        }

        public JsonObject build() {
            shared = true;
            return new JsonObject(names, values, count, places == null ? null : Map.copyOf(places));
        }

        /// Makes the arrays this builder's own, and large enough.
        private void makeRoom(int needed) {
            if (shared || needed > names.length) {
                var room = needed > names.length ? names.length * 2 : names.length;
                names = Arrays.copyOf(names, room);
                values = Arrays.copyOf(values, room);
                shared = false;
            }
        }

        private Map<String, Integer> index() {
            var index = new HashMap<String, Integer>();
            for (var i = 0; i < count; i++) {
                index.put(names[i], i);
            }
            return index;
        }
    }
}
