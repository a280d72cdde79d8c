package dev.antigravity.json;

/// A JSON value. Immutable.
///
/// `toString` is the compact JSON text.
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /// What the value is called in a message to people: "an object", "a string".
    String kind();

    static JsonValue of(String value) {
        return new JsonString(value);
    }

    static JsonValue of(long value) {
        return JsonNumber.of(value);
    }

    static JsonValue of(boolean value) {
        return JsonBoolean.of(value);
    }
}
