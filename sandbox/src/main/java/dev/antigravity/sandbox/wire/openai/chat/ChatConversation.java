package dev.antigravity.sandbox.wire.openai.chat;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Prefix;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.mind.Turn;
import dev.antigravity.sandbox.wire.TurnList;
import dev.antigravity.sandbox.wire.Weight;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A checked request as the mind and the prompt cache see it.
final class ChatConversation {
    private final JsonNode body;
    private final OpenAiFiles files;
    private final Map<String, String> toolOfCall = new HashMap<>();

    ChatConversation(JsonNode body, SandboxModel model) {
        this.body = body;
        files = new OpenAiFiles(model);
    }

    List<Turn> turns() {
        var turns = new TurnList();
        var messages = body.path("messages");
        for (var i = 0; i < messages.size(); i++) {
            var place = Place.ROOT.member("messages").item(i);
            turns.add(role(messages.get(i)), parts(messages.get(i), place));
        }
        return turns.all();
    }

    Prefix prefix() {
        var segments = new ArrayList<Segment>();
        for (var name : List.of("tools", "functions")) {
            for (var tool : body.path(name)) {
                segments.add(Weight.segment(tool, Weight.ofDefinition(tool), Optional.empty()));
            }
        }
        for (var message : body.path("messages")) {
            segments.add(Weight.segment(message, Tokens.PER_TURN + Weight.ofContent(message), Optional.empty()));
        }
        return new Prefix(segments, true);
    }

    private static Role role(JsonNode message) {
        return switch (message.path("role").asString()) {
            case "assistant" -> Role.MODEL;
            case "system", "developer" -> Role.SYSTEM;
            default -> Role.USER;
        };
    }

    private List<Part> parts(JsonNode message, Place place) {
        var content = message.path("content");
        return switch (message.path("role").asString()) {
            case "tool" -> List.of(result(message.path("tool_call_id").asString(), text(content)));
            case "function" -> List.of(result(message.path("name").asString(), text(content)));
            case "assistant" -> assistant(message);
            default -> content.isString() ? List.of(new Part.Text(content.stringValue())) : userParts(content, place);
        };
    }

    private List<Part> assistant(JsonNode message) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Text(text(message.path("content"))));
        for (var call : message.path("tool_calls")) {
            var name = call.path(call.path("type").asString()).path("name").asString();
            toolOfCall.put(call.path("id").asString(), name);
            parts.add(new Part.Call(call.path("id").asString(), name));
        }
        var function = message.path("function_call").path("name");
        if (function.isString()) {
            toolOfCall.put(function.stringValue(), function.stringValue());
            parts.add(new Part.Call(function.stringValue(), function.stringValue()));
        }
        return parts;
    }

    private List<Part> userParts(JsonNode content, Place place) {
        var parts = new ArrayList<Part>();
        for (var i = 0; i < content.size(); i++) {
            var part = content.get(i);
            var inside = place.member("content").item(i);
            parts.add(
                    switch (part.path("type").asString()) {
                        case "image_url" ->
                            files.picture(
                                    part.path("image_url").path("url").asString(),
                                    inside.member("image_url").member("url"));
                        case "file" ->
                            part.path("file").hasNonNull("file_data")
                                    ? files.file(
                                            part.path("file").path("file_data").asString(),
                                            inside.member("file").member("file_data"))
                                    : new Part.Media("a stored file");
                        case "input_audio" ->
                            new Part.Media("audio/"
                                    + part.path("input_audio").path("format").asString());
                        default -> new Part.Text(part.path("text").asString());
                    });
        }
        return parts;
    }

    private Part.Result result(String id, String text) {
        return new Part.Result(id, toolOfCall.getOrDefault(id, "the tool"), text, List.of(), false);
    }

    private static String text(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : String.join(
                        "\n",
                        content.valueStream()
                                .map(part -> part.path("text")
                                        .asString(part.path("refusal").asString(Json.text(part))))
                                .toList());
    }
}
