package dev.antigravity.json;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// A JSON array.
public record JsonArray(List<JsonValue> items) implements JsonValue, Iterable<JsonValue> {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray ofStrings(Iterable<String> items) {
        var values = new java.util.ArrayList<JsonValue>();
        items.forEach(item -> values.add(new JsonString(item)));
        return new JsonArray(values);
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public Stream<JsonValue> stream() {
        return items.stream();
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return items.iterator();
    }

    @Override
    public String kind() {
        return "an array";
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
