package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonShapeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A client's body, whose members may be spelled in camel or in snake case (GIN-001). They are asked for in camel case;
/// the places in complaints and notes are spelled as the client spelled them. Not thread-safe.
final class GeminiCursor {
    private final JsonCursor cursor;
    /// The names that are spelled in snake case, by their spelling in camel case.
    private @Nullable Map<String, String> snakes;

    GeminiCursor(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /// The same place for readers that know the spelling; what they read counts here too.
    JsonCursor plain() {
        return cursor;
    }

    JsonPath path() {
        return cursor.path();
    }

    JsonObject asObject() {
        return cursor.asObject();
    }

    String asString() {
        return cursor.asString();
    }

    JsonShapeException complaint(String text) {
        return cursor.complaint(text);
    }

    List<GeminiCursor> items() {
        return cursor.items().stream().map(GeminiCursor::new).toList();
    }

    /// The member of that name, empty if it is absent or `null`.
    Optional<GeminiCursor> find(String name) {
        return cursor.find(spelled(name)).map(GeminiCursor::new);
    }

    GeminiCursor get(String name) {
        return new GeminiCursor(cursor.get(spelled(name)));
    }

    List<GeminiCursor> itemsOf(String name) {
        return find(name).map(GeminiCursor::items).orElse(List.of());
    }

    Optional<String> findString(String name) {
        return cursor.findString(spelled(name));
    }

    boolean isTrue(String name) {
        return cursor.findBoolean(spelled(name)).orElse(false);
    }

    Optional<Given<JsonNumber>> number(String name) {
        return given(name, JsonCursor::asNumber);
    }

    <T> Optional<Given<T>> given(String name, Function<JsonCursor, T> read) {
        return cursor.find(spelled(name)).map(field -> Given.of(read.apply(field), field.path()));
    }

    /// A member as it is, under the name the client gave it.
    Optional<Extra> extra(String name) {
        var spelled = spelled(name);
        return cursor.find(spelled).map(field -> new Extra(spelled, field.path(), field.value(), true));
    }

    /// Counts a member as looked at.
    void skip(String name) {
        cursor.skip(spelled(name));
    }

    private String spelled(String name) {
        var object = cursor.asObject();
        if (object.has(name)) {
            return name;
        }
        if (snakes == null) {
            snakes = snakes(object);
        }
        return snakes.getOrDefault(name, name);
    }

    private static Map<String, String> snakes(JsonObject object) {
        Map<String, String> snakes = Map.of();
        for (var name : object.names()) {
            if (name.indexOf('_') > 0) {
                snakes = snakes.isEmpty() ? new HashMap<>() : snakes;
                snakes.put(camelCase(name), name);
            }
        }
        return snakes;
    }

    private static String camelCase(String name) {
        var camel = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c == '_' && i + 1 < name.length()) {
                camel.append(Character.toUpperCase(name.charAt(++i)));
            } else {
                camel.append(c);
            }
        }
        return camel.toString();
    }
}
