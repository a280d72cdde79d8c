package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.mind.OfferedTool;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Prefix;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.mind.ToolChoice;
import dev.antigravity.sandbox.mind.Toolbox;
import dev.antigravity.sandbox.mind.Turn;
import dev.antigravity.sandbox.wire.TurnList;
import dev.antigravity.sandbox.wire.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A checked request as the mind and the prompt cache see it.
final class GeminiConversation {
    private final JsonNode body;

    GeminiConversation(JsonNode body) {
        this.body = body;
    }

    List<Turn> turns() {
        var turns = new TurnList();
        for (var content : body.path("contents")) {
            var role = content.path("role").asString("user").equals("model") ? Role.MODEL : Role.USER;
            turns.add(
                    role,
                    content.path("parts")
                            .valueStream()
                            .flatMap(part -> part(part).stream())
                            .toList());
        }
        return turns.all();
    }

    Toolbox toolbox() {
        var tools = new ArrayList<OfferedTool>();
        for (var tool : body.path("tools")) {
            for (var function : tool.path("functionDeclarations")) {
                var schema = Optional.of(function.path("parametersJsonSchema"))
                        .filter(JsonNode::isObject)
                        .or(() -> Optional.of(function.path("parameters")).filter(JsonNode::isObject));
                tools.add(OfferedTool.function(function.path("name").asString(), schema));
            }
        }
        var calling = body.path("toolConfig").path("functionCallingConfig");
        var allowed = calling.path("allowedFunctionNames")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return new Toolbox(
                tools,
                switch (calling.path("mode").asString("AUTO")) {
                    case "ANY" -> new ToolChoice.Must(allowed);
                    case "NONE" -> new ToolChoice.Never();
                    default -> new ToolChoice.Free();
                },
                true);
    }

    Prefix prefix() {
        var segments = new ArrayList<Segment>();
        for (var tool : body.path("tools")) {
            segments.add(Weight.segment(tool, Weight.ofDefinition(tool), Optional.empty()));
        }
        var system = body.path("systemInstruction");
        if (system.isObject()) {
            segments.add(Weight.segment(system, Weight.ofContent(system), Optional.empty()));
        }
        for (var content : body.path("contents")) {
            segments.add(Weight.segment(content, Tokens.PER_TURN + Weight.ofContent(content), Optional.empty()));
        }
        return new Prefix(segments, true);
    }

    private static Optional<Part> part(JsonNode part) {
        if (part.hasNonNull("text")) {
            var text = part.get("text").stringValue();
            return Optional.of(part.path("thought").asBoolean(false) ? new Part.Thought(text) : new Part.Text(text));
        }
        if (part.hasNonNull("functionCall")) {
            var name = part.get("functionCall").path("name").asString();
            return Optional.of(new Part.Call(part.get("functionCall").path("id").asString(name), name));
        }
        if (part.hasNonNull("functionResponse")) {
            return Optional.of(result(part.get("functionResponse")));
        }
        return media(part).map(Part.class::cast);
    }

    private static Part.Result result(JsonNode response) {
        var value = response.path("response");
        var isError = value.path("error").isString();
        var text = value.path("output").asString(value.path("error").asString(Json.text(value)));
        var media = response.path("parts")
                .valueStream()
                .flatMap(part -> media(part).stream())
                .toList();
        var name = response.path("name").asString();
        return new Part.Result(response.path("id").asString(name), name, text, media, isError);
    }

    private static Optional<Part.Media> media(JsonNode part) {
        var blob = part.path("inlineData");
        if (blob.isObject()) {
            return Attachment.decode(
                            blob.path("mimeType").asString(), blob.path("data").asString())
                    .map(attachment -> new Part.Media(attachment.description()));
        }
        return Optional.of(part.path("fileData").path("fileUri").asString(""))
                .filter(uri -> !uri.isEmpty())
                .map(uri -> new Part.Media("something at " + uri));
    }
}
