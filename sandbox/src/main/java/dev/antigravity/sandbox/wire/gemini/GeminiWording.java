package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Problem;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalException;

/// Says what is wrong with a request the way the vendor does: in the names of its protocol buffers.
public final class GeminiWording {
    private GeminiWording() {}

    public static Refusal of(ShapeException e) {
        var path = path(e.place());
        return switch (e.problem()) {
            case Problem.Missing _ -> field(e.place(), "missing field.");
            case Problem.Unexpected _ -> {
                var dot = path.lastIndexOf('.');
                var name = path.substring(dot + 1);
                var at = dot < 0 ? "" : " at '" + path.substring(0, dot) + "'";
                yield Refusal.invalid(
                        e.place(),
                        "Invalid JSON payload received. Unknown name \"" + name + "\"" + at + ": Cannot find field.");
            }
            case Problem.WrongKind(var expected, var found) ->
                Refusal.invalid(
                        e.place(), "Invalid value at '" + path + "': expected " + expected + ", found " + found + ".");
            case Problem.NotAmong(var found, var _) ->
                Refusal.invalid(e.place(), "Invalid value at '" + path + "': \"" + found + "\"");
            case Problem.NotMatching(var _, var pattern) -> field(e.place(), "does not match " + pattern + ".");
            case Problem.Below(var _, var least, var found) ->
                field(e.place(), "must be at least " + least + ", but was " + found + ".");
            case Problem.Above(var _, var greatest, var found) ->
                field(e.place(), "must be at most " + greatest + ", but was " + found + ".");
        };
    }

    /// A complaint about one field.
    static Refusal field(Place place, String complaint) {
        return Refusal.invalid(place, "* GenerateContentRequest." + path(place) + ": " + complaint + "\n");
    }

    static RefusalException refuse(Place place, String message) {
        return Refusal.invalid(place, message).asException();
    }

    static String path(Place place) {
        return GeminiNames.snake(place.bracketed());
    }
}
