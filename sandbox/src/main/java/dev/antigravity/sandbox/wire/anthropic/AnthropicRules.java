package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.refuse;

import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Place;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What no shape can say about the parameters of a request: members that exclude each other, and what the model takes.
final class AnthropicRules {
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");
    private static final BigDecimal LEAST_TOP_P_WITH_THINKING = new BigDecimal("0.95");

    private final AnthropicRequest request;
    private final JsonNode body;

    AnthropicRules(AnthropicRequest request) {
        this.request = request;
        body = request.body();
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException at the first broken rule
    void check() {
        checkBetas();
        checkLimits();
        checkThinking();
        checkSampling();
        checkTools();
        checkToolChoice();
        new CacheMarks(body).check();
    }

    private void checkBetas() {
        if (body.has("context_management") && !request.hasBeta("context-management-")) {
            throw refuse(Place.ROOT.member("context_management"), "Extra inputs are not permitted");
        }
        if (body.has("mcp_servers") && !request.hasBeta("mcp-client-")) {
            throw refuse(Place.ROOT.member("mcp_servers"), "Extra inputs are not permitted");
        }
    }

    private void checkLimits() {
        var model = request.model();
        var asked = request.maxTokens().orElse(0);
        if (asked > model.outputTokens()) {
            throw refuse("max_tokens: " + asked + " > " + model.outputTokens()
                    + ", which is the maximum allowed number of output tokens for " + model.id());
        }
        for (var sequence : body.path("stop_sequences")) {
            if (sequence.asString().isBlank()) {
                throw refuse("stop_sequences: each stop sequence must contain non-whitespace");
            }
        }
    }

    private void checkThinking() {
        var model = request.model();
        switch (request.thinking()) {
            case "enabled" -> {
                if (!model.has(Trait.BUDGET_THINKING)) {
                    throw refuse("\"thinking.type.enabled\" is not supported for this model. Use "
                            + "\"thinking.type.adaptive\" and \"output_config.effort\" to control thinking behavior.");
                }
                var budget = body.path("thinking").path("budget_tokens").asLong();
                if (request.generates() && budget >= request.maxTokens().orElse(0)) {
                    throw refuse("`max_tokens` must be greater than `thinking.budget_tokens`.");
                }
            }
            case "adaptive" -> {
                if (!model.has(Trait.ADAPTIVE_THINKING)) {
                    throw refuse("adaptive thinking is not supported on this model");
                }
            }
            default -> {}
        }
        var effort = body.path("output_config").path("effort");
        if (effort.isString() && !model.has(Trait.ADAPTIVE_THINKING)) {
            throw refuse("This model does not support the effort parameter.");
        }
    }

    private void checkSampling() {
        for (var name : SAMPLING) {
            if (body.hasNonNull(name) && request.isNewestVersion()) {
                throw refuse(Place.ROOT.member(name), "Extra inputs are not permitted");
            }
            if (body.hasNonNull(name) && !request.model().has(Trait.SAMPLING)) {
                throw refuse("`" + name + "` is not supported on this model.");
            }
        }
        if (body.hasNonNull("temperature") && body.hasNonNull("top_p")) {
            throw refuse("`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
        }
        if (request.thinks()) {
            checkSamplingWithThinking();
        }
    }

    private void checkSamplingWithThinking() {
        if (body.hasNonNull("temperature")
                && body.get("temperature").decimalValue().compareTo(BigDecimal.ONE) != 0) {
            throw refuse("`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.");
        }
        if (body.hasNonNull("top_k")) {
            throw refuse("`top_k` must be unset when thinking is enabled or in adaptive mode.");
        }
        if (body.hasNonNull("top_p") && body.get("top_p").decimalValue().compareTo(LEAST_TOP_P_WITH_THINKING) < 0) {
            throw refuse("`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled or in "
                    + "adaptive mode.");
        }
    }

    private void checkTools() {
        var names = new HashSet<String>();
        var tools = body.path("tools");
        for (var i = 0; i < tools.size(); i++) {
            if (!names.add(tools.get(i).path("name").asString())) {
                throw refuse("tools: Tool names must be unique.");
            }
            for (var union : List.of("oneOf", "allOf", "anyOf")) {
                if (tools.get(i).path("input_schema").has(union)) {
                    throw refuse(
                            Place.ROOT.member("tools").item(i).variant("custom").member("input_schema"),
                            "input_schema does not support oneOf, allOf, or anyOf at the top level");
                }
            }
        }
    }

    private void checkToolChoice() {
        var choice = body.path("tool_choice");
        if (!choice.isObject()) {
            return;
        }
        if (body.path("tools").isEmpty()) {
            throw refuse("tool_choice: `tool_choice` may only be specified while providing `tools`.");
        }
        var type = choice.path("type").asString();
        if (request.thinks() && (type.equals("any") || type.equals("tool"))) {
            throw refuse("Thinking may not be enabled when tool_choice forces tool use.");
        }
        var name = choice.path("name").asString("");
        if (type.equals("tool")
                && body.path("tools")
                        .valueStream()
                        .noneMatch(tool -> tool.path("name").asString().equals(name))) {
            throw refuse("Tool '" + name + "' not found in provided tools");
        }
    }
}
