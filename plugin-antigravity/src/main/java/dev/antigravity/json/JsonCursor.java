package dev.antigravity.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A value, the path to it, and which of its members somebody has looked at.
///
/// Reading through a cursor gives every complaint its place, and afterwards {@link #unread} says what nobody asked for:
/// that is how a decoder reports the fields it has no name for. A member that is `null` counts as absent. Not
/// thread-safe.
public final class JsonCursor {
    private static final long MOST_COUNTED = 1_000_000_000_000L;

    private final JsonValue value;
    private final JsonPath path;
    private boolean @Nullable [] read;

    private JsonCursor(JsonValue value, JsonPath path) {
        this.value = value;
        this.path = path;
    }

    public static JsonCursor of(JsonValue document) {
        return new JsonCursor(document, JsonPath.ROOT);
    }

    public static JsonCursor of(JsonValue value, JsonPath path) {
        return new JsonCursor(value, path);
    }

    public JsonValue value() {
        return value;
    }

    public JsonPath path() {
        return path;
    }

    public boolean isObject() {
        return value instanceof JsonObject;
    }

    public boolean isArray() {
        return value instanceof JsonArray;
    }

    public boolean isString() {
        return value instanceof JsonString;
    }

    /// @throws JsonShapeException if this is no object
    public JsonObject asObject() {
        return value instanceof JsonObject object ? object : expected("an object");
    }

    /// @throws JsonShapeException if this is no string
    public String asString() {
        return value instanceof JsonString string ? string.value() : expected("a string");
    }

    /// @throws JsonShapeException if this is no number
    public JsonNumber asNumber() {
        return value instanceof JsonNumber number ? number : expected("a number");
    }

    /// @throws JsonShapeException if this is not a whole number that fits 64 bits
    public long asLong() {
        var whole = asNumber().wholeNumber();
        return whole.isPresent() ? whole.getAsLong() : expected("a whole number");
    }

    /// @throws JsonShapeException if this is no boolean
    public boolean asBoolean() {
        return value instanceof JsonBoolean bool ? bool.value() : expected("a boolean");
    }

    /// The items of an array, each with its place.
    ///
    /// @throws JsonShapeException if this is no array
    public List<JsonCursor> items() {
        if (!(value instanceof JsonArray array)) {
            return expected("an array");
        }
        var items = new ArrayList<JsonCursor>(array.size());
        for (var item : array) {
            items.add(new JsonCursor(item, path.item(items.size())));
        }
        return items;
    }

    /// The member of that name, empty if it is absent or `null`.
    ///
    /// @throws JsonShapeException if this is no object
    public Optional<JsonCursor> find(String name) {
        var object = asObject();
        var place = object.placeOf(name);
        if (place < 0) {
            return Optional.empty();
        }
        markRead(place);
        var member = object.valueAt(place);
        return member == JsonNull.NULL ? Optional.empty() : Optional.of(new JsonCursor(member, path.member(name)));
    }

    /// The member of that name.
    ///
    /// @throws JsonShapeException if it is absent or `null`, or this is no object
    public JsonCursor get(String name) {
        return find(name).orElseThrow(() -> new JsonShapeException(path.member(name), "required, but missing"));
    }

    public Optional<String> findString(String name) {
        return find(name).map(JsonCursor::asString);
    }

    public Optional<Boolean> findBoolean(String name) {
        return find(name).map(JsonCursor::asBoolean);
    }

    public OptionalLong findLong(String name) {
        var member = find(name);
        return member.isPresent() ? OptionalLong.of(member.get().asLong()) : OptionalLong.empty();
    }

    /// How many there are of something. What nobody can have counted (less than none, a part, beyond
    /// {@value #MOST_COUNTED}) says nothing, like an absent member.
    public OptionalLong findCount(String name) {
        var member = find(name);
        var number = member.isPresent() && member.get().value instanceof JsonNumber said
                ? said.wholeNumber()
                : OptionalLong.empty();
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= MOST_COUNTED
                ? number
                : OptionalLong.empty();
    }

    /// The items of the array of that name, none if it is absent.
    public List<JsonCursor> itemsOf(String name) {
        return find(name).map(JsonCursor::items).orElse(List.of());
    }

    /// Counts these members as looked at.
    public void skip(String... names) {
        var object = asObject();
        for (var name : names) {
            var place = object.placeOf(name);
            if (place >= 0) {
                markRead(place);
            }
        }
    }

    /// The paths of the members that nobody has looked at and that are not `null`, in order.
    public List<JsonPath> unread() {
        return unreadMembers().stream().map(Member::path).toList();
    }

    /// A member of an object.
    public record Member(String name, JsonPath path, JsonValue value) {}

    /// The members that nobody has looked at and that are not `null`, in order.
    public List<Member> unreadMembers() {
        var object = asObject();
        var unread = new ArrayList<Member>();
        for (var place = 0; place < object.size(); place++) {
            if ((read == null || !read[place]) && object.valueAt(place) != JsonNull.NULL) {
                var name = object.nameAt(place);
                unread.add(new Member(name, path.member(name), object.valueAt(place)));
            }
        }
        return unread;
    }

    /// A complaint about this place, for values whose type is right and whose content is not.
    public JsonShapeException complaint(String text) {
        return new JsonShapeException(path, text);
    }

    private void markRead(int place) {
        if (read == null) {
            read = new boolean[asObject().size()];
        }
        read[place] = true;
    }

    private <T> T expected(String kind) {
        throw new JsonShapeException(path, "expected " + kind + ", found " + value.kind());
    }

    @Override
    public String toString() {
        return path + " = " + value;
    }
}
