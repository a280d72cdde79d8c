package dev.antigravity.sandbox.wire.openai.responses;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiSchemas;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What no shape can say about the parameters of a request.
final class ResponsesRules {
    private final JsonNode body;
    private final SandboxModel model;

    ResponsesRules(JsonNode body, SandboxModel model) {
        this.body = body;
        this.model = model;
    }

    void check() {
        checkUnplayed();
        checkModel();
        checkFormat();
        checkTools(body.path("tools"), Place.ROOT.member("tools"));
    }

    private void checkUnplayed() {
        for (var name : List.of("conversation", "prompt")) {
            if (body.hasNonNull(name)) {
                throw refuse(Place.ROOT.member(name), "not_found", "The sandbox keeps no '" + name + "'.");
            }
        }
        if (body.path("background").asBoolean(false)) {
            throw refuse(Place.ROOT.member("background"), "unsupported_parameter", "The sandbox answers at once only.");
        }
    }

    private void checkModel() {
        if (model.has(Trait.REASONING)) {
            for (var name : List.of("temperature", "top_p", "top_logprobs")) {
                if (body.hasNonNull(name)) {
                    throw unsupported(Place.ROOT.member(name));
                }
            }
        } else if (!model.has(Trait.COMPATIBLE)
                && !body.path("reasoning").path("effort").asString("none").equals("none")) {
            throw unsupported(Place.ROOT.member("reasoning").member("effort"));
        }
        var asked = body.path("max_output_tokens").asLong(0);
        if (asked > model.outputTokens()) {
            throw refuse(
                    Place.ROOT.member("max_output_tokens"),
                    "integer_above_max_value",
                    "Invalid 'max_output_tokens': integer above maximum value. Expected a value <= "
                            + model.outputTokens() + ", but got " + asked + " instead.");
        }
    }

    private static RuntimeException unsupported(Place place) {
        return refuse(
                place,
                "unsupported_parameter",
                "Unsupported parameter: '" + place.bracketed() + "' is not supported with this model.");
    }

    private void checkFormat() {
        var format = body.path("text").path("format");
        if (format.path("schema").isObject()) {
            OpenAiSchemas.checkFormat(
                    format.path("name").asString(),
                    format.get("schema"),
                    format.path("strict").asBoolean(false),
                    Place.ROOT.member("text").member("format").member("schema"));
        }
    }

    private void checkTools(JsonNode tools, Place place) {
        for (var i = 0; i < tools.size(); i++) {
            var tool = tools.get(i);
            if (!model.has(Trait.COMPATIBLE)
                    && tool.path("parameters").isObject()
                    && tool.path("type").asString().equals("function")) {
                OpenAiSchemas.checkFunction(
                        tool.path("name").asString(),
                        tool.get("parameters"),
                        tool.path("strict").asBoolean(false),
                        place.item(i).member("parameters"));
            }
            checkTools(tool.path("tools"), place.item(i).member("tools"));
        }
    }
}
