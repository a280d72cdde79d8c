package dev.antigravity.json;

/// `null`. On reading, a member that is null counts as absent.
public enum JsonNull implements JsonValue {
    NULL;

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
