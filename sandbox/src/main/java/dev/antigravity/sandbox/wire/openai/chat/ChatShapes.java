package dev.antigravity.sandbox.wire.openai.chat;

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

import dev.antigravity.sandbox.json.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The shapes of a Chat Completions request.
final class ChatShapes {
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_-]+$");
    private static final Shape TOOL_NAME = text(1, 64).and(text(NAME));
    private static final Shape CALL_ID = text(1, 40);
    private static final String[] EFFORTS = {"none", "minimal", "low", "medium", "high", "xhigh", "max"};

    private static final Shape TEXT_PART =
            object().need("type", word("text")).need("text", text()).may("prompt_cache_breakpoint", open());

    private static final Shape USER_PART = tagged(
            "type",
            Map.of(
                    "text", TEXT_PART,
                    "image_url",
                            object().need("type", text())
                                    .need(
                                            "image_url",
                                            object().need("url", text())
                                                    .may("detail", word("auto", "low", "high", "original")))
                                    .may("prompt_cache_breakpoint", open()),
                    "input_audio",
                            object().need("type", text())
                                    .need(
                                            "input_audio",
                                            object().need("data", text()).need("format", word("wav", "mp3")))
                                    .may("prompt_cache_breakpoint", open()),
                    "file",
                            object().need("type", text())
                                    .need(
                                            "file",
                                            object().may("file_data", text())
                                                    .may("file_id", text())
                                                    .may("filename", text()))
                                    .may("prompt_cache_breakpoint", open())));

    private static final Shape ASSISTANT_PART = tagged(
            "type",
            Map.of("text", TEXT_PART, "refusal", object().need("type", text()).need("refusal", text())));

    private static final Shape TOOL_CALL = tagged(
            "type",
            Map.of(
                    "function",
                            object().need("id", CALL_ID)
                                    .need("type", text())
                                    .need(
                                            "function",
                                            object().need("name", TOOL_NAME).need("arguments", text())),
                    "custom",
                            object().need("id", CALL_ID)
                                    .need("type", text())
                                    .need(
                                            "custom",
                                            object().need("name", TOOL_NAME).need("input", text()))));

    private static final Shape MESSAGE = tagged("role", messages());

    private static final Shape FUNCTION = object().need("name", TOOL_NAME)
            .may("description", text())
            .may("parameters", open())
            .may("strict", flag());

    private static final Shape TOOL = tagged(
            "type",
            Map.of(
                    "function", object().need("type", text()).need("function", FUNCTION),
                    "custom",
                            object().need("type", text())
                                    .need(
                                            "custom",
                                            object().need("name", TOOL_NAME)
                                                    .may("description", text())
                                                    .may("format", open()))));

    private static final Shape NAMED = object().need("name", text());

    private static final Shape TOOL_CHOICE = (value, place) -> {
        if (value.isString()) {
            word("none", "auto", "required").check(value, place);
        } else {
            tagged(
                            "type",
                            Map.of(
                                    "function", object().need("type", text()).need("function", NAMED),
                                    "custom", object().need("type", text()).need("custom", NAMED),
                                    "allowed_tools",
                                            object().need("type", text())
                                                    .need(
                                                            "allowed_tools",
                                                            object().need("mode", word("auto", "required"))
                                                                    .need("tools", list(open())))))
                    .check(value, place);
        }
    };

    private static final Shape RESPONSE_FORMAT = tagged(
            "type",
            Map.of(
                    "text", object().need("type", text()),
                    "json_object", object().need("type", text()),
                    "json_schema",
                            object().need("type", text())
                                    .need(
                                            "json_schema",
                                            object().need("name", TOOL_NAME)
                                                    .may("description", text())
                                                    .may("schema", open())
                                                    .may("strict", flag()))));

    static final Shape REQUEST = object().need("messages", list(MESSAGE, 1, Integer.MAX_VALUE))
            .need("model", text())
            .may("max_completion_tokens", whole(1, Integer.MAX_VALUE))
            .may("max_tokens", whole(1, Integer.MAX_VALUE))
            .may("temperature", number(0, 2))
            .may("top_p", number(0, 1))
            .may("presence_penalty", number(-2, 2))
            .may("frequency_penalty", number(-2, 2))
            .may("logit_bias", open())
            .may("logprobs", flag())
            .may("top_logprobs", whole(0, 20))
            .may("seed", whole())
            .may("n", whole(1, 128))
            .may("stop", textOr(list(text(), 1, 4)))
            .may("tools", list(TOOL, 1, 128))
            .may("tool_choice", TOOL_CHOICE)
            .may("parallel_tool_calls", flag())
            .may("functions", list(FUNCTION, 1, 128))
            .may("function_call", textOrObject(NAMED))
            .may("response_format", RESPONSE_FORMAT)
            .may("reasoning_effort", word(EFFORTS))
            .may("verbosity", word("low", "medium", "high"))
            .may("stream", flag())
            .may("stream_options", object().may("include_usage", flag()).may("include_obfuscation", flag()))
            .may("metadata", open())
            .may("modalities", list(word("text", "audio")))
            .may("prediction", open())
            .may("service_tier", word("auto", "default", "flex", "scale", "priority", "fast"))
            .may("store", flag())
            .may("user", text())
            .may("safety_identifier", text(1, 128))
            .may("prompt_cache_key", text())
            .may("prompt_cache_options", open())
            .may("prompt_cache_retention", word("in_memory", "24h"))
            .may("web_search_options", open())
            .mayHold("audio", "moderation");

    private ChatShapes() {}

    private static Map<String, Shape> messages() {
        var system = object().need("role", text())
                .need("content", textOr(list(TEXT_PART, 1, Integer.MAX_VALUE)))
                .may("name", text());
        var messages = new LinkedHashMap<String, Shape>();
        messages.put("system", system);
        messages.put("developer", system);
        messages.put(
                "user",
                object().need("role", text())
                        .need("content", textOr(list(USER_PART, 1, Integer.MAX_VALUE)))
                        .may("name", text()));
        messages.put(
                "assistant",
                object().need("role", text())
                        .may("content", textOr(list(ASSISTANT_PART)))
                        .may("refusal", text())
                        .may("tool_calls", list(TOOL_CALL, 1, 128))
                        .may("function_call", object().need("name", text()).need("arguments", text()))
                        .may("name", text())
                        .may("reasoning_content", text())
                        .mayHold("audio", "annotations"));
        messages.put(
                "tool",
                object().need("role", text())
                        .need("content", textOr(list(TEXT_PART, 1, Integer.MAX_VALUE)))
                        .need("tool_call_id", CALL_ID));
        messages.put(
                "function",
                object().need("role", text()).need("content", text()).need("name", text()));
        return messages;
    }
}
