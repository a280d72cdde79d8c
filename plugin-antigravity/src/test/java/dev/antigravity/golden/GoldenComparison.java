package dev.antigravity.golden;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares what came of an exchange with what its case expects: numbers by value, members in any order, places the
/// case ignores by presence and identity only. Collects every difference with its place.
final class GoldenComparison {
    private static final Set<String> JSON_TEXTS = Set.of("arguments", "partial_json");

    private final List<String> ignored = new ArrayList<>();
    private final Map<String, String> actualOf = new HashMap<>();
    private final Map<String, String> expectedOf = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    GoldenComparison(GoldenCase golden) {
        if (golden.file().get("ignore") instanceof JsonArray pointers) {
            pointers.forEach(pointer -> ignored.add(((JsonString) pointer).value()));
        }
    }

    List<String> differences() {
        return differences;
    }

    /// No member more, no member less.
    void strictly(String member, JsonValue expected, @Nullable JsonValue actual) {
        compare("/" + member, expected, actual, true);
    }

    /// An expected `null` may be absent, and members that are `null` may be added.
    void leniently(String member, JsonValue expected, @Nullable JsonValue actual) {
        compare("/" + member, expected, actual, false);
    }

    void check(boolean holds, String difference) {
        if (!holds) {
            differences.add(difference);
        }
    }

    private void compare(String at, JsonValue expected, @Nullable JsonValue actual, boolean strict) {
        if (isIgnored(at)) {
            ignore(at, expected, actual);
            return;
        }
        if (!strict && expected == JsonNull.NULL && (actual == null || actual == JsonNull.NULL)) {
            return;
        }
        switch (expected) {
            case JsonObject object when actual instanceof JsonObject other -> members(at, object, other, strict);
            case JsonArray array when actual instanceof JsonArray other -> items(at, array, other, strict);
            case JsonNumber number
            when actual instanceof JsonNumber other ->
                check(number.decimal().compareTo(other.decimal()) == 0, differ(at, expected, actual));
            case JsonString(var text)
            when actual instanceof JsonString(var other) ->
                check(text.equals(other) || isSameJson(at, text, other), differ(at, expected, actual));
            default -> check(expected.equals(actual), differ(at, expected, actual));
        }
    }

    private void members(String at, JsonObject expected, JsonObject actual, boolean strict) {
        var names = new LinkedHashSet<>(expected.names());
        names.addAll(actual.names());
        for (var name : names) {
            var wanted = expected.get(name);
            if (wanted == null) {
                check(
                        !strict && actual.get(name) == JsonNull.NULL,
                        at + "/" + name + ": not expected, but is " + actual.get(name));
            } else {
                compare(at + "/" + name, wanted, actual.get(name), strict);
            }
        }
    }

    private void items(String at, JsonArray expected, JsonArray actual, boolean strict) {
        check(
                expected.size() == actual.size(),
                at + ": expected " + expected.size() + " items, found " + actual.size() + ": " + actual);
        for (var i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            compare(at + "/" + i, expected.items().get(i), actual.items().get(i), strict);
        }
    }

    private void ignore(String at, JsonValue expected, @Nullable JsonValue actual) {
        if (expected instanceof JsonString(var text)) {
            if (!(actual instanceof JsonString(var other)) || other.isEmpty()) {
                differences.add(at + ": expected some text, found " + actual);
                return;
            }
            var before = Objects.requireNonNullElse(actualOf.putIfAbsent(text, other), other);
            var owner = Objects.requireNonNullElse(expectedOf.putIfAbsent(other, text), text);
            check(before.equals(other), at + ": " + other + " where " + before + " stood before");
            check(owner.equals(text), at + ": " + other + " stands for " + owner + " already");
        } else {
            check(actual != null, at + ": missing");
        }
    }

    private boolean isIgnored(String at) {
        var steps = at.split("/");
        return ignored.stream().map(pointer -> pointer.split("/")).anyMatch(pointer -> matches(pointer, steps));
    }

    private static boolean matches(String[] pointer, String[] steps) {
        if (pointer.length != steps.length) {
            return false;
        }
        for (var i = 0; i < steps.length; i++) {
            if (!pointer[i].equals("*") && !pointer[i].equals(steps[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameJson(String at, String expected, String actual) {
        if (!JSON_TEXTS.contains(at.substring(at.lastIndexOf('/') + 1)) && !at.endsWith("/delta")) {
            return false;
        }
        try {
            return Json.parse(expected).equals(Json.parse(actual));
        } catch (MalformedJsonException _) {
            return false;
        }
    }

    private static String differ(String at, JsonValue expected, @Nullable JsonValue actual) {
        return at + ":\n     expected " + expected + "\n     found    " + actual;
    }
}
