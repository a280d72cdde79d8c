package dev.antigravity.sandbox.wire.gemini;

import static dev.antigravity.sandbox.wire.gemini.GeminiWording.field;
import static dev.antigravity.sandbox.wire.gemini.GeminiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What no shape can say about the parameters of a request.
final class GeminiRules {
    private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,127}");
    private static final Place CONFIG = Place.ROOT.member("generationConfig");
    private static final Place TOOLS = Place.ROOT.member("tools");

    private final JsonNode body;
    private final JsonNode config;
    private final SandboxModel model;

    GeminiRules(JsonNode body, SandboxModel model) {
        this.body = body;
        this.model = model;
        config = body.path("generationConfig");
    }

    void check() {
        checkLimits();
        checkThinking();
        checkFormat();
        checkPicture();
        checkToolConfig(checkFunctions());
        if (body.hasNonNull("cachedContent")) {
            throw refuse(Place.ROOT.member("cachedContent"), "CachedContent not found (or permission denied)");
        }
    }

    private void checkLimits() {
        var asked = config.path("maxOutputTokens").asLong(0);
        if (asked > model.outputTokens()) {
            throw refuse(
                    CONFIG.member("maxOutputTokens"),
                    "Unable to submit request because it has a maxOutputTokens "
                            + "value of " + asked + " but the supported range is from 1 (inclusive) to "
                            + (model.outputTokens() + 1) + " (exclusive). Update the value and try again.");
        }
        if (config.path("candidateCount").asInt(1) != 1) {
            throw refuse(CONFIG.member("candidateCount"), "Multiple candidates is not enabled for this model");
        }
    }

    private void checkThinking() {
        var thinking = config.path("thinkingConfig");
        var place = CONFIG.member("thinkingConfig");
        if (thinking.hasNonNull("thinkingBudget") && thinking.hasNonNull("thinkingLevel")) {
            throw refuse(place, "You can only set only one of thinking budget and thinking level.");
        }
        if (thinking.hasNonNull("thinkingLevel") && !model.has(Trait.LEVEL_THINKING)) {
            throw refuse(place.member("thinkingLevel"), "Thinking level is not supported for this model.");
        }
        if (thinking.path("thinkingBudget").asInt(-1) == 0 && model.has(Trait.LEVEL_THINKING)) {
            throw refuse(
                    place.member("thinkingBudget"), "Budget 0 is invalid. This model only works in thinking mode.");
        }
        if (thinking.path("includeThoughts").asBoolean(false) && !thinks()) {
            throw refuse(place, "Thinking is not enabled for this model.");
        }
    }

    private boolean thinks() {
        return model.has(Trait.LEVEL_THINKING)
                || model.has(Trait.BUDGET_THINKING)
                        && config.path("thinkingConfig").path("thinkingBudget").asInt(-1) != 0;
    }

    private void checkFormat() {
        if (config.hasNonNull("responseSchema") && config.hasNonNull("responseJsonSchema")) {
            throw refuse(CONFIG, "Only one of response_schema and response_json_schema may be set.");
        }
        var hasSchema = config.hasNonNull("responseSchema") || config.hasNonNull("responseJsonSchema");
        var type = config.path("responseMimeType").asString("text/plain");
        if (hasSchema && !Set.of("application/json", "text/x.enum").contains(type)) {
            throw field(CONFIG.member("responseSchema"), "only allowed with response_mime_type application/json.")
                    .asException();
        }
        if (!Set.of("text/plain", "application/json", "text/x.enum").contains(type)) {
            throw field(
                            CONFIG.member("responseMimeType"),
                            "allowed mimetypes are `text/plain`, `application/json`, "
                                    + "`application/xml`, `application/yaml` and `text/x.enum`.")
                    .asException();
        }
        if (config.hasNonNull("logprobs") && !config.path("responseLogprobs").asBoolean(false)) {
            throw refuse(CONFIG.member("logprobs"), "logprobs may only be set when response_logprobs is true.");
        }
    }

    private void checkPicture() {
        var modalities = config.path("responseModalities");
        for (var i = 0; i < modalities.size(); i++) {
            if (modalities.get(i).asString().equals("IMAGE") && !model.has(Trait.DRAWS)) {
                throw refuse(
                        CONFIG.member("responseModalities").item(i),
                        "The requested combination of response modalities ("
                                + modalities.get(i).asString() + ") is not supported by the model. models/" + model.id()
                                + " answers in words only.");
            }
        }
        var ratio = config.path("imageConfig").path("aspectRatio");
        if (ratio.isString() && !GeminiPicture.RATIOS.containsKey(ratio.stringValue())) {
            throw refuse(
                    CONFIG.member("imageConfig").member("aspectRatio"),
                    "Invalid aspect ratio " + ratio.stringValue() + "; it must be one of "
                            + String.join(", ", GeminiPicture.RATIOS.keySet()) + ".");
        }
    }

    /// @return the names of all functions
    private Set<String> checkFunctions() {
        var names = new HashSet<String>();
        var tools = body.path("tools");
        for (var i = 0; i < tools.size(); i++) {
            var functions = tools.get(i).path("functionDeclarations");
            for (var j = 0; j < functions.size(); j++) {
                var place = TOOLS.item(i).member("functionDeclarations").item(j);
                checkFunction(functions.get(j), place);
                if (!names.add(functions.get(j).path("name").asString())) {
                    throw refuse(
                            place.member("name"),
                            "Duplicate function declaration found: "
                                    + functions.get(j).path("name").asString());
                }
            }
        }
        return names;
    }

    private static void checkFunction(JsonNode function, Place place) {
        if (!FUNCTION_NAME.matcher(function.path("name").asString()).matches()) {
            throw field(
                            place.member("name"),
                            "[FIELD_INVALID] Invalid function name. Must start with a letter or an "
                                    + "underscore. Must be alphanumeric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), "
                                    + "or dashes (-), with a maximum length of 128.")
                    .asException();
        }
        if (function.hasNonNull("parameters") && function.hasNonNull("parametersJsonSchema")) {
            throw field(place.member("parameters"), "only one of parameters and parameters_json_schema may be set.")
                    .asException();
        }
        var parameters = function.path("parameters");
        if (parameters.path("type").asString("").equalsIgnoreCase("object")
                && parameters.path("properties").isEmpty()) {
            throw field(place.member("parameters").member("properties"), "should be non-empty for OBJECT type")
                    .asException();
        }
    }

    private void checkToolConfig(Set<String> functions) {
        var calling = body.path("toolConfig").path("functionCallingConfig");
        var allowed = calling.path("allowedFunctionNames");
        var place =
                Place.ROOT.member("toolConfig").member("functionCallingConfig").member("allowedFunctionNames");
        if (!allowed.isEmpty()
                && !List.of("ANY", "VALIDATED").contains(calling.path("mode").asString(""))) {
            throw field(place, "should only be set when the function calling mode is ANY or VALIDATED.")
                    .asException();
        }
        for (var name : allowed) {
            if (!functions.contains(name.asString())) {
                throw field(place, "\"" + name.asString() + "\" is not a declared function.")
                        .asException();
            }
        }
    }
}
