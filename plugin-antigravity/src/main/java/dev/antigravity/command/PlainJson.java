package dev.antigravity.command;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.LinkedHashMap;

/// JSON as the data of a report: maps, lists, texts and numbers of Java's own.
final class PlainJson {
    private PlainJson() {}

    static Object of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var map = new LinkedHashMap<String, Object>();
                object.forEach((name, member) -> map.put(name, of(member)));
                yield map;
            }
            case JsonArray list -> list.stream().map(PlainJson::of).toList();
            case JsonString(var text) -> text;
            case JsonNumber number -> number.decimal();
            case JsonBoolean(var flag) -> flag;
            case JsonNull _ -> "";
        };
    }
}
