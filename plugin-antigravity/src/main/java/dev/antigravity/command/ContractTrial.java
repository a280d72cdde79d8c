package dev.antigravity.command;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What the host expects of a gateway, one request each.
///
/// Source: the gateway protocol Claude Code publishes, and what Claude Code 2.1.328 sends for a model it does not know;
/// 2026-11.
enum ContractTrial {
    ANSWERS("answers", 16, 16, Parts.READY),
    STREAMS("streams", 16, 16, """
            {"messages": [{"role": "user", "content": "Say: ready"}], "stream": true}"""),
    STOPS("stops at its limit", 16, 400, """
            {"messages": [{"role": "user", "content": "Count from 1 to 60, with commas between."}]}"""),
    TOOLS("calls tools", 128, 128, """
            {"messages": [{"role": "user", "content": "Look at the sky over Paris."}],
             "tools": [{"name": "look", "description": "Looks at the sky over a city",
                        "input_schema": {"type": "object", "properties": {"city": {"type": "string"}},
                                         "required": ["city"]}}],
             "tool_choice": {"type": "any"}}"""),
    THINKS("thinks", 1_100, 1_100, """
            {"messages": [{"role": "user", "content": "Which is larger, 7 * 8 or 5 * 11?"}],
             "thinking": {"type": "enabled", "budget_tokens": 1024}}"""),
    ADAPTS("thinks as it sees fit", 1_100, 1_100, """
            {"messages": [{"role": "user", "content": "Which is larger, 7 * 8 or 5 * 11?"}],
             "thinking": {"type": "adaptive"}, "output_config": {"effort": "high"},
             "context_management": {"edits": [{"type": "clear_thinking_20251015", "keep": "all"}]}}"""),
    SEES("takes pictures", 16, 16, """
            {"messages": [{"role": "user", "content": [
               {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "%s"}},
               {"type": "text", "text": "Which colour is this? One word."}]}]}""".formatted(Parts.RED_SQUARE)),
    OBEYS("takes system messages among the others", 16, 16, """
            {"messages": [{"role": "user", "content": "Say: ready"},
                          {"role": "system", "content": [{"type": "text", "text": "Today is Friday."}]}]}"""),
    KNOWS("takes a user's id", 16, 16, """
            {"messages": [{"role": "user", "content": "Say: ready"}], "metadata": {"user_id": "antigravity-doctor"}}"""),
    WARMS("takes a temperature", 16, 16, """
            {"messages": [{"role": "user", "content": "Say: ready"}],
             "temperature": 1, "thinking": {"type": "disabled"}}"""),
    /// Broken off at the first word, so that what it may bring back it does not.
    ROOM("has room for long answers", 32_000, 16, """
            {"messages": [{"role": "user", "content": "Say: ready"}], "stream": true}"""),
    COUNTS("counts tokens", 0, 0, Parts.READY),
    LARGE("takes the name with [1m]", 0, 0, Parts.READY);

    /// Tokens of a request, generously.
    private static final long PROMPT = 400;

    private final String claim;
    private final long limit;
    private final long mostOutput;
    private final JsonObject body;

    private static final class Parts {
        static final String READY = """
                {"messages": [{"role": "user", "content": "Say: ready"}]}""";

        /// A PNG of 32 times 32 red dots.
        static final String RED_SQUARE =
                "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mO4ICBAU8QwasGoBaMWjFowasGoBaMW"
                        + "jFowasGoBaMWDBULAGFgwC4HDqGmAAAAAElFTkSuQmCC";
    }

    ContractTrial(String claim, long limit, long mostOutput, String body) {
        this.claim = claim;
        this.limit = limit;
        this.mostOutput = mostOutput;
        this.body = Json.parseObject(body);
    }

    /// What is true if all goes well, after the upstream's name: `calls tools`.
    String claim() {
        return claim;
    }

    boolean isFree() {
        return mostOutput == 0;
    }

    static long promptTokens() {
        return PROMPT;
    }

    /// The most it can bring back, in tokens.
    long mostOutput() {
        return mostOutput;
    }

    /// The limit it asks for, in tokens.
    long limit() {
        return limit;
    }

    /// Where it goes, as Claude Code calls it.
    String path() {
        return isFree() ? "/v1/messages/count_tokens?beta=true" : "/v1/messages?beta=true";
    }

    /// The outermost members in which it differs from others.
    List<String> members() {
        return body.names();
    }

    JsonObject body(String model) {
        var named = body.toBuilder().put("model", this == LARGE ? model + "[1m]" : model);
        if (isFree()) {
            return named.build();
        }
        return named.put("max_tokens", JsonNumber.of(limit))
                .put("system", JsonArray.of(JsonObject.of("type", "text", "text", "You answer in one word.")))
                .build();
    }

    /// What the model lacks if this is refused.
    Optional<Capability> capability() {
        return switch (this) {
            case TOOLS -> Optional.of(Capability.FUNCTION_CALLING);
            case THINKS -> Optional.of(Capability.THINKING);
            case SEES -> Optional.of(Capability.VISION);
            case ANSWERS, STREAMS, STOPS, ADAPTS, OBEYS, KNOWS, WARMS, ROOM, COUNTS, LARGE -> Optional.empty();
        };
    }
}
