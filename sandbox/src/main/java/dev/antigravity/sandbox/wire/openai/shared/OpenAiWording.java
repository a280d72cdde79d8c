package dev.antigravity.sandbox.wire.openai.shared;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Problem;
import dev.antigravity.sandbox.json.Problem.Measure;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalException;
import java.util.List;
import java.util.stream.Collectors;

/// Says what is wrong with a request the way the vendor does, with a code for each kind of mistake.
public final class OpenAiWording {
    private OpenAiWording() {}

    public static Refusal of(ShapeException e) {
        var place = e.place();
        return switch (e.problem()) {
            case Problem.Missing _ ->
                refusal(
                        place,
                        "missing_required_parameter",
                        "Missing required parameter: '" + place.bracketed() + "'.");
            case Problem.Unexpected _ ->
                refusal(place, "unknown_parameter", "Unknown parameter: '" + place.bracketed() + "'.");
            case Problem.WrongKind(var expected, var found) ->
                refusal(
                        place,
                        "invalid_type",
                        "Invalid type for '" + place.bracketed() + "': expected " + oneOf(expected) + ", but got "
                                + article(found) + " instead.");
            case Problem.NotAmong(var found, var allowed) ->
                refusal(
                        place,
                        "invalid_value",
                        "Invalid value: '" + found + "'. Supported values are: " + listed(allowed) + ".");
            case Problem.NotMatching(var _, var pattern) ->
                refusal(
                        place,
                        "invalid_value",
                        "Invalid '" + place.bracketed() + "': string does not match pattern. Expected a string that "
                                + "matches the pattern '" + pattern + "'.");
            case Problem.Below(var measure, var least, var found) -> outside(place, measure, least, found, true);
            case Problem.Above(var measure, var greatest, var found) -> outside(place, measure, greatest, found, false);
        };
    }

    /// A refusal in words of its own.
    public static RefusalException refuse(Place place, String code, String message) {
        return refusal(place, code, message).asException();
    }

    private static Refusal refusal(Place place, String code, String message) {
        return Refusal.invalid(place, message).withCode(code);
    }

    private static Refusal outside(Place place, Measure measure, String bound, String found, boolean below) {
        var side = below ? "below_min" : "above_max";
        var bounded = below ? "minimum" : "maximum";
        var start = "Invalid '" + place.bracketed() + "': ";
        return switch (measure) {
            case NUMBER -> {
                var kind = found.contains(".") ? "decimal" : "integer";
                yield refusal(
                        place,
                        kind + "_" + side + "_value",
                        start + kind + " " + (below ? "below " : "above ") + bounded + " value. Expected a value "
                                + (below ? ">= " : "<= ") + bound + ", but got " + found + " instead.");
            }
            case TEXT_LENGTH -> length(place, "string", side, bounded, bound, found, start, below);
            case ITEMS -> length(place, "array", side, bounded, bound, found, start, below);
        };
    }

    private static Refusal length(
            Place place,
            String kind,
            String side,
            String bounded,
            String bound,
            String found,
            String start,
            boolean below) {
        return refusal(
                place,
                kind + "_" + side + "_length",
                start + kind + (below ? " too short" : " too long") + ". Expected " + article(kind) + " with " + bounded
                        + " length " + bound + ", but got " + article(kind) + " with length " + found + " instead.");
    }

    private static String oneOf(String expected) {
        return expected.equals("string or array")
                ? "one of a string or array of objects"
                : expected.equals("string or object") ? "one of a string or object" : article(expected);
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String listed(List<String> words) {
        var quoted = words.stream().map(word -> "'" + word + "'").toList();
        return quoted.size() < 2
                ? String.join("", quoted)
                : quoted.subList(0, quoted.size() - 1).stream().collect(Collectors.joining(", ")) + ", and "
                        + quoted.getLast();
    }
}
