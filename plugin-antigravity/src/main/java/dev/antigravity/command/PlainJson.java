package dev.antigravity.command;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as the data of a report: maps, lists, texts and numbers of Java's own.
public final class PlainJson {
    private PlainJson() {}

    /// The other way: what a report holds, or a whole result. Members whose value is an empty `Optional` are left out;
    /// what is neither text, number, flag, list nor map is written as its text.
    public static JsonValue from(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case Map<?, ?> map -> {
                var json = JsonObject.builder();
                map.forEach((name, member) -> {
                    if (!(member instanceof Optional<?> optional && optional.isEmpty())) {
                        json.put(String.valueOf(name), from(member));
                    }
                });
                yield json.build();
            }
            case Collection<?> items ->
                JsonArray.of(items.stream().map(PlainJson::from).toArray(JsonValue[]::new));
            case Optional<?> optional -> from(optional.orElse(null));
            case Boolean flag -> JsonBoolean.of(flag);
            case Number number -> JsonNumber.of(new BigDecimal(number.toString()));
            default -> new JsonString(value.toString());
        };
    }

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
