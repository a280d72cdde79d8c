package dev.antigravity.sandbox.wire.openai.chat;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiSchemas;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What no shape can say: members that exclude each other, what the model takes, and that calls and results belong
/// together.
final class ChatRules {
    /// What reasoning models take in no other value than this.
    private static final Map<String, BigDecimal> FIXED = Map.of(
            "temperature", BigDecimal.ONE,
            "top_p", BigDecimal.ONE,
            "presence_penalty", BigDecimal.ZERO,
            "frequency_penalty", BigDecimal.ZERO);

    private static final List<String> NOT_FOR_REASONING = List.of("logit_bias", "logprobs", "top_logprobs", "stop");

    private final JsonNode body;
    private final SandboxModel model;

    ChatRules(JsonNode body, SandboxModel model) {
        this.body = body;
        this.model = model;
    }

    void check() {
        checkModel();
        checkLimits();
        checkFormat();
        checkTools();
        checkMessages();
    }

    private void checkModel() {
        if (model.has(Trait.COMPATIBLE)) {
            return;
        }
        if (!model.has(Trait.REASONING)) {
            if (body.hasNonNull("reasoning_effort")
                    && !body.get("reasoning_effort").asString().equals("none")) {
                throw refuse(
                        at("reasoning_effort"),
                        "unknown_parameter",
                        "Unrecognized request argument supplied: reasoning_effort");
            }
            return;
        }
        if (body.hasNonNull("max_tokens")) {
            throw refuse(
                    at("max_tokens"),
                    "unsupported_parameter",
                    "Unsupported parameter: 'max_tokens' is not "
                            + "supported with this model. Use 'max_completion_tokens' instead.");
        }
        for (var name : NOT_FOR_REASONING) {
            if (body.hasNonNull(name) && !body.get(name).equals(Json.parse("false"))) {
                throw refuse(
                        at(name),
                        "unsupported_parameter",
                        "Unsupported parameter: '" + name + "' is not supported with this model.");
            }
        }
        FIXED.forEach((name, value) -> {
            if (body.hasNonNull(name) && body.get(name).decimalValue().compareTo(value) != 0) {
                throw refuse(
                        at(name),
                        "unsupported_value",
                        "Unsupported value: '" + name + "' does not support " + body.get(name)
                                + " with this model. Only the default (" + value + ") value is supported.");
            }
        });
    }

    private void checkLimits() {
        for (var name : List.of("max_completion_tokens", "max_tokens")) {
            var asked = body.path(name).asLong(0);
            if (asked > model.outputTokens()) {
                throw refuse(
                        at(name),
                        "invalid_value",
                        name + " is too large: " + asked + ". This model supports at " + "most " + model.outputTokens()
                                + " completion tokens, whereas you provided " + asked + ".");
            }
        }
        if (body.path("n").asInt(1) > 1) {
            throw refuse(
                    at("n"), "unsupported_value", "The sandbox plays one choice only; leave out 'n' or set it to 1.");
        }
        if (body.hasNonNull("stream_options") && !body.path("stream").asBoolean(false)) {
            throw refuse(
                    at("stream_options"),
                    "invalid_value",
                    "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
        }
        if (body.hasNonNull("top_logprobs") && !body.path("logprobs").asBoolean(false)) {
            throw refuse(
                    at("top_logprobs"),
                    "invalid_value",
                    "'logprobs' must be set to true when 'top_logprobs' is specified.");
        }
    }

    private void checkFormat() {
        var format = body.path("response_format");
        var schema = format.path("json_schema");
        if (schema.isObject()) {
            OpenAiSchemas.checkFormat(
                    schema.path("name").asString(),
                    schema.path("schema"),
                    schema.path("strict").asBoolean(false),
                    at("response_format"));
        }
        if (format.path("type").asString("").equals("json_object")
                && !Json.text(body.path("messages")).toLowerCase(Locale.ROOT).contains("json")) {
            throw refuse(
                    at("messages"),
                    "invalid_value",
                    "'messages' must contain the word 'json' in some form, to use "
                            + "'response_format' of type 'json_object'.");
        }
    }

    private void checkTools() {
        var names = new HashSet<String>();
        var tools = body.path("tools");
        for (var i = 0; i < tools.size(); i++) {
            var function = tools.get(i).path("function");
            var name = tools.get(i)
                    .path(tools.get(i).path("type").asString())
                    .path("name")
                    .asString();
            if (!names.add(name)) {
                throw refuse(at("tools").item(i), "invalid_value", "Tool names must be unique: '" + name + "'.");
            }
            if (!model.has(Trait.COMPATIBLE) && !function.path("parameters").isEmpty()) {
                OpenAiSchemas.checkFunction(
                        name,
                        function.get("parameters"),
                        function.path("strict").asBoolean(false),
                        at("tools").item(i).member("function").member("parameters"));
            }
        }
    }

    private void checkMessages() {
        var messages = body.path("messages");
        Set<String> open = new HashSet<>();
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var place = at("messages").item(i);
            if (message.path("role").asString().equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asString())) {
                    throw refuse(
                            place.member("role"),
                            "invalid_value",
                            "Invalid parameter: messages with role 'tool' "
                                    + "must be a response to a preceeding message with 'tool_calls'.");
                }
                continue;
            }
            requireAnswered(open, place);
            if (message.path("role").asString().equals("assistant")) {
                checkAssistant(message, place);
                message.path("tool_calls")
                        .forEach(call -> open.add(call.path("id").asString()));
            }
        }
        requireAnswered(open, at("messages").item(messages.size()));
    }

    private static void checkAssistant(JsonNode message, Place place) {
        var says = message.hasNonNull("content")
                || message.hasNonNull("tool_calls")
                || message.hasNonNull("function_call")
                || message.hasNonNull("refusal");
        if (!says) {
            throw refuse(
                    place.member("content"),
                    "invalid_value",
                    "Invalid value for 'content': expected a string, got null.");
        }
    }

    private static void requireAnswered(Set<String> open, Place place) {
        if (!open.isEmpty()) {
            throw refuse(
                    place.member("role"),
                    "invalid_value",
                    "An assistant message with 'tool_calls' must be followed "
                            + "by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have "
                            + "response messages: " + open.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static Place at(String member) {
        return Place.ROOT.member(member);
    }
}
