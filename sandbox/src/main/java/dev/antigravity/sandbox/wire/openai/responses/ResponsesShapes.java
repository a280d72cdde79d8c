package dev.antigravity.sandbox.wire.openai.responses;

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
import java.util.Map;

/// The shapes of a Responses request.
final class ResponsesShapes {
    private static final Shape TOOL_CHOICE = (value, place) -> {
        if (value.isString()) {
            word("none", "auto", "required").check(value, place);
        } else {
            object().need("type", text())
                    .mayHold("name", "mode", "tools", "server_label")
                    .check(value, place);
        }
    };

    private static final Shape FORMAT = tagged(
            "type",
            Map.of(
                    "text", object().need("type", text()),
                    "json_object", object().need("type", text()),
                    "json_schema",
                            object().need("type", text())
                                    .need("name", text(1, 64))
                                    .need("schema", open())
                                    .may("description", text())
                                    .may("strict", flag())));

    private static final Shape REASONING = object().may(
                    "effort", word("none", "minimal", "low", "medium", "high", "xhigh", "max"))
            .may("summary", word("auto", "concise", "detailed"))
            .may("generate_summary", word("auto", "concise", "detailed"))
            .mayHold("context", "mode");

    /// What counting and generating have in common.
    private static final ObjectShape PROMPT = object().may("model", text())
            .may("input", textOr(list(ResponsesItemShapes.ITEM)))
            .may("instructions", text())
            .may("previous_response_id", text())
            .may("conversation", textOrObject(open()))
            .may("tools", list(ResponsesItemShapes.TOOL))
            .may("tool_choice", TOOL_CHOICE)
            .may("parallel_tool_calls", flag())
            .may("reasoning", REASONING)
            .may("text", object().may("format", FORMAT).may("verbosity", word("low", "medium", "high")))
            .may("truncation", word("auto", "disabled"));

    static final Shape COUNT = PROMPT.may("personality", text());

    static final Shape GENERATE = PROMPT.need("model", text())
            .may("max_output_tokens", whole(16, Integer.MAX_VALUE))
            .may("max_tool_calls", whole(1, Integer.MAX_VALUE))
            .may("temperature", number(0, 2))
            .may("top_p", number(0, 1))
            .may("top_logprobs", whole(0, 20))
            .may("stream", flag())
            .may("stream_options", object().may("include_obfuscation", flag()))
            .may("store", flag())
            .may("background", flag())
            .may("include", list(text()))
            .may("metadata", open())
            .may("service_tier", word("auto", "default", "flex", "scale", "priority", "fast"))
            .may("user", text())
            .may("safety_identifier", text(1, 128))
            .may("prompt_cache_key", text())
            .may("prompt_cache_options", open())
            .may("prompt_cache_retention", word("in_memory", "24h"))
            .may("client_metadata", open())
            .mayHold("prompt", "context_management", "image", "moderation", "access_programs");

    private ResponsesShapes() {}
}
