package dev.antigravity.protocol;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Tool;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.MalformedJsonException;
import java.util.Optional;

/// Free-text tools for upstreams that only know functions: the text becomes the one argument `input` (TCU-001,
/// TCU-002).
public final class CustomTools {
    private static final String INPUT = "input";
    private static final JsonObject SCHEMA = Json.parseObject(
            "{\"type\":\"object\",\"properties\":{\"input\":{\"type\":\"string\"}},\"required\":[\"input\"]}");

    private CustomTools() {}

    public static Tool.Function asFunction(Tool.Custom tool, FidelityReceipt receipt) {
        var grammar = tool.format().flatMap(CustomTools::grammar);
        if (grammar.isPresent()) {
            receipt.approximated(tool.path(), "the grammar of a free-text tool is only described");
        }
        var description = tool.description().orElse("") + grammar.orElse("");
        return new Tool.Function(
                tool.name(),
                description.isEmpty() ? Optional.empty() : Optional.of(description),
                Optional.of(SCHEMA),
                Optional.empty(),
                Optional.empty(),
                tool.namespace(),
                JsonObject.EMPTY,
                tool.path());
    }

    /// The arguments of the function that stand for a custom tool's text.
    public static String asArguments(String input) {
        return Json.text(JsonObject.of(INPUT, input));
    }

    /// The text inside such arguments; the arguments themselves if they hold none.
    static String asInput(String arguments) {
        try {
            return Json.parse(arguments) instanceof JsonObject object
                    ? object.text(INPUT).orElse(arguments)
                    : arguments;
        } catch (MalformedJsonException _) {
            return arguments;
        }
    }

    /// Responses puts syntax and definition beside the type, Chat Completions one level deeper.
    private static Optional<String> grammar(JsonObject format) {
        if (!format.text("type").equals(Optional.of("grammar"))) {
            return Optional.empty();
        }
        var grammar = format.get("grammar") instanceof JsonObject nested ? nested : format;
        return Optional.of("\n\nThe input must match this %s grammar:\n%s"
                .formatted(
                        grammar.text("syntax").orElse(""),
                        grammar.text("definition").orElse("")));
    }

    /// The `format` of a custom tool as Responses writes it.
    public static JsonObject flatFormat(JsonObject format) {
        return format.get("grammar") instanceof JsonObject nested
                ? nested.toBuilder().put("type", new JsonString("grammar")).build()
                : format;
    }

    /// The `format` of a custom tool as Chat Completions writes it.
    public static JsonObject nestedFormat(JsonObject format) {
        return format.has("grammar") || !format.text("type").equals(Optional.of("grammar"))
                ? format
                : JsonObject.of("type", new JsonString("grammar"), "grammar", format.without("type"));
    }
}
