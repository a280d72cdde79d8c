package dev.antigravity.json;

/// A JSON string, unescaped. May hold a lone surrogate, which is written as U+FFFD.
public record JsonString(String value) implements JsonValue {
    @Override
    public String kind() {
        return "a string";
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
