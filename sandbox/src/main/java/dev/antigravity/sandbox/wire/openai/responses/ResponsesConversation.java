package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.mind.OfferedTool;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Prefix;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.mind.Toolbox;
import dev.antigravity.sandbox.mind.Turn;
import dev.antigravity.sandbox.wire.TurnList;
import dev.antigravity.sandbox.wire.Weight;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiFiles;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiToolChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A checked request as the mind and the prompt cache see it.
final class ResponsesConversation {
    private final JsonNode body;
    private final List<JsonNode> items;
    private final OpenAiFiles files;
    private final Map<String, String> toolOfCall = new HashMap<>();

    ResponsesConversation(JsonNode body, SandboxModel model, List<JsonNode> items) {
        this.body = body;
        this.items = items;
        files = new OpenAiFiles(model);
    }

    List<Turn> turns() {
        var turns = new TurnList();
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var parts = parts(item, Place.ROOT.member("input").item(i));
            if (ResponsesItems.isByModel(item)) {
                turns.add(Role.MODEL, parts);
            } else {
                turns.add(role(item), parts);
            }
        }
        return turns.all();
    }

    Toolbox toolbox() {
        var tools = new ArrayList<OfferedTool>();
        collect(body.path("tools"), Optional.empty(), tools);
        for (var item : items) {
            collect(item.path("tools"), Optional.empty(), tools);
        }
        return new OpenAiToolChoice(body, tools, !body.path("tools").isEmpty()).toolbox();
    }

    Prefix prefix() {
        var segments = new ArrayList<Segment>();
        for (var tool : body.path("tools")) {
            segments.add(Weight.segment(tool, Weight.ofDefinition(tool), Optional.empty()));
        }
        if (body.path("instructions").isString()) {
            segments.add(Weight.segment(
                    body.get("instructions"), Weight.ofContent(body.get("instructions")), Optional.empty()));
        }
        for (var item : items) {
            segments.add(Weight.segment(item, Tokens.PER_TURN + Weight.ofContent(item), Optional.empty()));
        }
        return new Prefix(segments, true);
    }

    private static void collect(JsonNode definitions, Optional<String> namespace, List<OfferedTool> tools) {
        for (var tool : definitions) {
            var name = tool.path("name").asString("");
            switch (tool.path("type").asString()) {
                case "function" ->
                    tools.add(new OfferedTool(
                            name, Optional.of(tool.path("parameters")).filter(JsonNode::isObject), false, namespace));
                case "custom" -> tools.add(new OfferedTool(name, Optional.empty(), true, namespace));
                case "namespace" -> collect(tool.path("tools"), Optional.of(name), tools);
                default -> {}
            }
        }
    }

    private static Role role(JsonNode item) {
        return switch (item.path("role").asString("user")) {
            case "system", "developer" -> Role.SYSTEM;
            default -> Role.USER;
        };
    }

    private List<Part> parts(JsonNode item, Place place) {
        return switch (item.path("type").asString("message")) {
            case "message" -> content(item.path("content"), place.member("content"));
            case "reasoning" -> List.of(new Part.Thought(summary(item)));
            case "function_call", "custom_tool_call" -> {
                var name = item.path("name").asString();
                toolOfCall.put(item.path("call_id").asString(), name);
                yield List.of(new Part.Call(item.path("call_id").asString(), name));
            }
            case "function_call_output", "custom_tool_call_output" -> List.of(result(item, place));
            default -> List.of();
        };
    }

    private Part.Result result(JsonNode item, Place place) {
        var parts = content(item.path("output"), place.member("output"));
        var id = item.path("call_id").asString();
        return new Part.Result(
                id,
                toolOfCall.getOrDefault(id, "the tool"),
                parts.stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining("\n")),
                parts.stream()
                        .filter(Part.Media.class::isInstance)
                        .map(Part.Media.class::cast)
                        .toList(),
                false);
    }

    private List<Part> content(JsonNode content, Place place) {
        if (content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        var parts = new ArrayList<Part>();
        for (var i = 0; i < content.size(); i++) {
            var part = content.get(i);
            var inside = place.item(i);
            parts.add(
                    switch (part.path("type").asString()) {
                        case "input_image" ->
                            part.hasNonNull("image_url")
                                    ? files.picture(part.get("image_url").stringValue(), inside.member("image_url"))
                                    : new Part.Media("a stored picture");
                        case "input_file" ->
                            part.hasNonNull("file_data")
                                    ? files.file(part.get("file_data").stringValue(), inside.member("file_data"))
                                    : new Part.Media(
                                            "a file at " + part.path("file_url").asString("the vendor's"));
                        case "refusal" -> new Part.Text(part.path("refusal").asString());
                        default -> new Part.Text(part.path("text").asString());
                    });
        }
        return parts;
    }

    private static String summary(JsonNode item) {
        return item.path("summary")
                .valueStream()
                .map(part -> part.path("text").asString())
                .collect(Collectors.joining("\n\n"));
    }
}
