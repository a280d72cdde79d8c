package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.json.Shapes.anything;
import static dev.antigravity.sandbox.json.Shapes.flag;
import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.number;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.open;
import static dev.antigravity.sandbox.json.Shapes.tagged;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.textOr;
import static dev.antigravity.sandbox.json.Shapes.textOrObject;
import static dev.antigravity.sandbox.json.Shapes.whole;
import static dev.antigravity.sandbox.json.Shapes.word;

import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The shapes of a Messages request.
final class AnthropicShapes {
    private static final Pattern TOOL_NAME = Pattern.compile("^[a-zA-Z0-9_-]{1,128}$");
    private static final Pattern TOOL_ID = Pattern.compile("^[a-zA-Z0-9_-]+$");
    private static final Pattern SERVER_TOOL_ID = Pattern.compile("^srvtoolu_[a-zA-Z0-9_]+$");

    private static final Shape CACHE_CONTROL =
            object().need("type", word("ephemeral")).may("ttl", word("5m", "1h"));

    private static final Shape TEXT = block("text").need("text", text()).may("citations", list(open()));

    private static final Shape IMAGE = block("image")
            .need(
                    "source",
                    tagged(
                            "type",
                            Map.of(
                                    "base64",
                                            object().need("type", text())
                                                    .need(
                                                            "media_type",
                                                            word("image/jpeg", "image/png", "image/gif", "image/webp"))
                                                    .need("data", text()),
                                    "url", object().need("type", text()).need("url", text()),
                                    "file", object().need("type", text()).need("file_id", text()))))
            .may("transformations", open());

    private static final Shape DOCUMENT = block("document")
            .need(
                    "source",
                    tagged(
                            "type",
                            Map.of(
                                    "base64",
                                            object().need("type", text())
                                                    .need("media_type", word("application/pdf"))
                                                    .need("data", text()),
                                    "text",
                                            object().need("type", text())
                                                    .need("media_type", word("text/plain"))
                                                    .need("data", text()),
                                    "content", object().need("type", text()).need("content", textOr(list(open()))),
                                    "url", object().need("type", text()).need("url", text()),
                                    "file", object().need("type", text()).need("file_id", text()))))
            .may("title", text())
            .may("context", text())
            .may("citations", object().may("enabled", flag()));

    private static final Shape SEARCH_RESULT = block("search_result")
            .need("source", text())
            .need("title", text())
            .need("content", list(TEXT))
            .may("citations", object().may("enabled", flag()));

    private static final Shape TOOL_RESULT = block("tool_result")
            .need("tool_use_id", text(TOOL_ID))
            .may(
                    "content",
                    textOr(list(tagged(
                            "type",
                            Map.of(
                                    "text", TEXT,
                                    "image", IMAGE,
                                    "document", DOCUMENT,
                                    "search_result", SEARCH_RESULT,
                                    "tool_reference", block("tool_reference").need("tool_name", text()))))))
            .may("is_error", flag())
            .may("toolset_name", text());

    private static final Shape CONTENT_BLOCK = tagged("type", blocks());

    private static final Shape MESSAGE = object().need("role", word("user", "assistant", "system"))
            .need("content", textOr(list(CONTENT_BLOCK)))
            .may("output_config", open());

    private static final Shape TOOL = (value, place) -> {
        if (value.path("type").isString() && !value.path("type").asString().equals("custom")) {
            AnthropicTools.SERVER_TOOL.check(value, place);
        } else {
            customTool().check(value, place.variant("custom"));
        }
    };

    private static final Shape THINKING = tagged(
            "type",
            Map.of(
                    "enabled",
                            object().need("type", text())
                                    .need("budget_tokens", whole(1024, Integer.MAX_VALUE))
                                    .may("display", word("summarized", "omitted", "updates")),
                    "adaptive", object().need("type", text()).may("display", word("summarized", "omitted", "updates")),
                    "disabled", object().need("type", text()),
                    "between_tools", object().need("type", text())));

    private static final Shape TOOL_CHOICE = tagged(
            "type",
            Map.of(
                    "auto", object().need("type", text()).may("disable_parallel_tool_use", flag()),
                    "any", object().need("type", text()).may("disable_parallel_tool_use", flag()),
                    "tool", object().need("type", text()).need("name", text()).may("disable_parallel_tool_use", flag()),
                    "none", object().need("type", text())));

    private static final Shape OUTPUT_CONFIG = object().may("effort", word("low", "medium", "high", "xhigh", "max"))
            .may("format", object().need("type", word("json_schema")).need("schema", open()));

    /// What counting and generating have in common.
    private static final ObjectShape PROMPT = object().need("model", text(1, 256))
            .need("messages", list(MESSAGE, 1, 100_000))
            .may("system", textOr(list(TEXT)))
            .may("cache_control", CACHE_CONTROL)
            .may("thinking", THINKING)
            .may("output_config", OUTPUT_CONFIG)
            .may("tools", list(TOOL))
            .may("tool_choice", TOOL_CHOICE)
            .may("speed", word("standard", "fast"))
            .may("context_management", open())
            .may("mcp_servers", list(open()))
            .mayHold("user_profile_id", "workspace_id");

    static final Shape COUNT = PROMPT;

    static final Shape GENERATE = PROMPT.need("max_tokens", whole(0, Integer.MAX_VALUE))
            .may("stop_sequences", list(text()))
            .may("temperature", number(0, 1))
            .may("top_p", number(0, 1))
            .may("top_k", whole(0, Integer.MAX_VALUE))
            .may("metadata", object().may("user_id", text(0, 2048)))
            .may("service_tier", word("auto", "standard_only"))
            .may("container", textOrObject(open()))
            .may("inference_geo", text())
            .may("diagnostics", open())
            .may("stream", flag());

    private AnthropicShapes() {}

    /// A block with a type, which may be a breakpoint of the cache.
    private static ObjectShape block(String type) {
        return object().need("type", word(type)).may("cache_control", CACHE_CONTROL);
    }

    private static Map<String, Shape> blocks() {
        var blocks = new LinkedHashMap<String, Shape>();
        blocks.put("text", TEXT);
        blocks.put("image", IMAGE);
        blocks.put("document", DOCUMENT);
        blocks.put("search_result", SEARCH_RESULT);
        blocks.put(
                "thinking",
                object().need("type", text()).need("thinking", text()).need("signature", text()));
        blocks.put("redacted_thinking", object().need("type", text()).need("data", text()));
        blocks.put(
                "tool_use",
                block("tool_use")
                        .need("id", text(TOOL_ID))
                        .need("name", text(1, 200))
                        .need("input", open())
                        .may("caller", open())
                        .may("toolset_name", text()));
        blocks.put("tool_result", TOOL_RESULT);
        blocks.put(
                "server_tool_use",
                block("server_tool_use")
                        .need("id", text(SERVER_TOOL_ID))
                        .need("name", text())
                        .need("input", open())
                        .may("caller", open()));
        for (var kind : AnthropicTools.RESULT_BLOCKS) {
            blocks.put(
                    kind,
                    block(kind)
                            .need("tool_use_id", text(SERVER_TOOL_ID))
                            .need("content", anything())
                            .may("caller", open()));
        }
        blocks.put("container_upload", block("container_upload").need("file_id", text()));
        return blocks;
    }

    private static Shape customTool() {
        return object().may("type", word("custom"))
                .need("name", text(TOOL_NAME))
                .may("description", text())
                .need("input_schema", AnthropicTools.INPUT_SCHEMA)
                .may("cache_control", CACHE_CONTROL)
                .may("strict", flag())
                .may("defer_loading", flag())
                .may("eager_input_streaming", flag())
                .may("input_examples", list(open()))
                .may("allowed_callers", list(text()));
    }
}
