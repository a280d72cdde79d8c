package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Problem;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.json.Shapes;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The tools a request may bring beside the client's own.
final class AnthropicTools {
    static final List<String> RESULT_BLOCKS = List.of(
            "web_search_tool_result",
            "web_fetch_tool_result",
            "code_execution_tool_result",
            "bash_code_execution_tool_result",
            "text_editor_code_execution_tool_result",
            "tool_search_tool_result");

    private static final List<String> FAMILIES = List.of(
            "bash",
            "text_editor",
            "memory",
            "computer",
            "computer_toolset",
            "browser_toolset",
            "web_search",
            "web_fetch",
            "code_execution",
            "tool_search_tool_bm25",
            "tool_search_tool_regex");
    private static final Pattern DATED = Pattern.compile("(.+)_\\d{8}");

    /// A tool of the vendor's: a known family and a date.
    static final Shape SERVER_TOOL = (value, place) -> {
        var type = value.path("type").asString();
        var dated = DATED.matcher(type);
        if (!dated.matches() || !FAMILIES.contains(dated.group(1))) {
            throw new ShapeException(place, new Problem.NotAmong(type, FAMILIES));
        }
        Shapes.text().check(value.path("name"), place.variant(type).member("name"));
    };

    static final Shape INPUT_SCHEMA = (value, place) -> {
        Shapes.open().check(value, place);
        checkSchema(value, place);
    };

    private AnthropicTools() {}

    private static void checkSchema(JsonNode schema, Place place) {
        if (!schema.hasNonNull("type")) {
            throw new ShapeException(place.member("type"), new Problem.Missing());
        }
        Shapes.word("object").check(schema.get("type"), place.member("type"));
    }
}
