package dev.antigravity.sandbox.wire.openai.responses;

import static dev.antigravity.sandbox.json.Shapes.anything;
import static dev.antigravity.sandbox.json.Shapes.flag;
import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.open;
import static dev.antigravity.sandbox.json.Shapes.tagged;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.textOr;
import static dev.antigravity.sandbox.json.Shapes.word;

import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The shapes of input items and of tools.
final class ResponsesItemShapes {
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_-]+$");
    private static final Shape TOOL_NAME = text(1, 64).and(text(NAME));
    private static final Shape CALL_ID = text(1, 64);
    private static final Shape STATUS = word("in_progress", "completed", "incomplete");

    private static final Map<String, Shape> INPUT_PARTS = Map.of(
            "input_text", object().need("type", text()).need("text", text()).may("prompt_cache_breakpoint", open()),
            "input_image",
                    object().need("type", text())
                            .may("image_url", text())
                            .may("file_id", text())
                            .may("detail", word("auto", "low", "high", "original"))
                            .may("prompt_cache_breakpoint", open()),
            "input_file",
                    object().need("type", text())
                            .may("file_data", text())
                            .may("file_id", text())
                            .may("file_url", text())
                            .may("filename", text())
                            .may("detail", text())
                            .may("prompt_cache_breakpoint", open()));

    private static final Shape INPUT_CONTENT = textOr(list(tagged("type", INPUT_PARTS)));

    private static final Shape ASSISTANT_CONTENT = textOr(list(tagged(
            "type",
            Map.of(
                    "output_text",
                            object().need("type", text()).need("text", text()).mayHold("annotations", "logprobs"),
                    "refusal", object().need("type", text()).need("refusal", text())))));

    private static final Shape MESSAGE = (value, place) -> {
        var content = value.path("role").asString("").equals("assistant") ? ASSISTANT_CONTENT : INPUT_CONTENT;
        object().may("type", word("message"))
                .need("role", word("user", "assistant", "system", "developer"))
                .need("content", content)
                .may("id", id("msg"))
                .may("status", STATUS)
                .may("phase", word("commentary", "final_answer"))
                .check(value, place);
    };

    private static final List<String> OTHER_ITEMS = List.of(
            "file_search_call",
            "web_search_call",
            "computer_call",
            "computer_call_output",
            "code_interpreter_call",
            "image_generation_call",
            "local_shell_call",
            "local_shell_call_output",
            "shell_call",
            "shell_call_output",
            "apply_patch_call",
            "apply_patch_call_output",
            "mcp_list_tools",
            "mcp_approval_request",
            "mcp_approval_response",
            "mcp_call",
            "compaction",
            "compaction_trigger",
            "tool_search_call",
            "tool_search_output",
            "additional_tools",
            "configuration_update");

    private static final Shape TYPED_ITEM = tagged("type", items());

    /// A message may leave its type out.
    static final Shape ITEM = (value, place) -> {
        Shapes.open().check(value, place);
        (value.hasNonNull("type") ? TYPED_ITEM : MESSAGE).check(value, place);
    };

    private static final ObjectShape FUNCTION = object().need("type", text())
            .need("name", TOOL_NAME)
            .may("parameters", open())
            .may("strict", flag())
            .may("description", text())
            .may("defer_loading", flag())
            .mayHold("allowed_callers", "async", "output_schema");

    private static final ObjectShape CUSTOM = object().need("type", text())
            .need("name", TOOL_NAME)
            .may("description", text())
            .may("format", open())
            .may("defer_loading", flag())
            .mayHold("allowed_callers", "async");

    static final Shape TOOL = tagged("type", tools());

    private ResponsesItemShapes() {}

    private static Shape id(String prefix) {
        return text(Pattern.compile("^" + prefix + ".*"));
    }

    private static Map<String, Shape> items() {
        var items = new LinkedHashMap<String, Shape>();
        items.put("message", MESSAGE);
        items.put(
                "function_call",
                object().need("type", text())
                        .need("call_id", CALL_ID)
                        .need("name", TOOL_NAME)
                        .need("arguments", text())
                        .may("id", id("fc"))
                        .may("status", STATUS)
                        .may("namespace", text())
                        .mayHold("async", "caller"));
        items.put("function_call_output", output("fc"));
        items.put(
                "custom_tool_call",
                object().need("type", text())
                        .need("call_id", CALL_ID)
                        .need("name", TOOL_NAME)
                        .need("input", text())
                        .may("id", id("ctc"))
                        .may("status", STATUS)
                        .may("namespace", text())
                        .mayHold("async", "caller"));
        items.put("custom_tool_call_output", output("ctc"));
        items.put(
                "reasoning",
                object().need("type", text())
                        .may("id", id("rs"))
                        .need(
                                "summary",
                                list(object().need("type", word("summary_text")).need("text", text())))
                        .may("content", list(open()))
                        .may("encrypted_content", text())
                        .may("status", STATUS));
        items.put("item_reference", object().need("type", text()).need("id", text()));
        OTHER_ITEMS.forEach(type -> items.put(type, open()));
        return items;
    }

    private static Shape output(String idPrefix) {
        return object().need("type", text())
                .need("call_id", CALL_ID)
                .need("output", INPUT_CONTENT)
                .may("id", id(idPrefix))
                .may("status", STATUS)
                .may("name", anything());
    }

    private static Map<String, Shape> tools() {
        var tools = new LinkedHashMap<String, Shape>();
        tools.put("function", FUNCTION);
        tools.put("custom", CUSTOM);
        tools.put(
                "namespace",
                object().need("type", text())
                        .need("name", text())
                        .need("description", text())
                        .need("tools", list(tagged("type", Map.of("function", FUNCTION, "custom", CUSTOM)))));
        for (var type : List.of(
                "web_search",
                "web_search_2025_08_26",
                "web_search_preview",
                "file_search",
                "computer",
                "computer_use_preview",
                "mcp",
                "code_interpreter",
                "programmatic_tool_calling",
                "image_generation",
                "local_shell",
                "shell",
                "tool_search",
                "apply_patch")) {
            tools.put(type, open());
        }
        return tools;
    }
}
