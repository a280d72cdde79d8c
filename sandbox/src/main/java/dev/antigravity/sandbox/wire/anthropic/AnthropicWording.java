package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.json.Problem;
import dev.antigravity.sandbox.json.Problem.Measure;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.refusal.Refusal;
import java.util.stream.Collectors;

/// Says what is wrong with a request the way the vendor does.
final class AnthropicWording {
    private AnthropicWording() {}

    static Refusal of(ShapeException e) {
        var text = switch (e.problem()) {
            case Problem.Missing _ -> "Field required";
            case Problem.Unexpected _ -> "Extra inputs are not permitted";
            case Problem.WrongKind(var expected, var _) -> "Input should be a valid " + kind(expected);
            case Problem.NotAmong(var found, var allowed) ->
                "Input tag or value '" + found + "' is not one of: "
                        + allowed.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
            case Problem.NotMatching(var _, var pattern) -> "String should match pattern '" + pattern + "'";
            case Problem.Below(var measure, var least, var _) -> below(measure, least);
            case Problem.Above(var measure, var greatest, var _) -> above(measure, greatest);
        };
        return Refusal.invalid(e.place(), e.place().dotted() + ": " + text);
    }

    private static String kind(String expected) {
        return switch (expected) {
            case "object" -> "dictionary";
            case "array", "string or array" -> "list";
            default -> expected;
        };
    }

    private static String below(Measure measure, String least) {
        return switch (measure) {
            case NUMBER -> "Input should be greater than or equal to " + least;
            case TEXT_LENGTH -> "String should have at least " + least + " characters";
            case ITEMS -> "List should have at least " + least + " items";
        };
    }

    private static String above(Measure measure, String greatest) {
        return switch (measure) {
            case NUMBER -> "Input should be less than or equal to " + greatest;
            case TEXT_LENGTH -> "String should have at most " + greatest + " characters";
            case ITEMS -> "List should have at most " + greatest + " items";
        };
    }
}
