package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.mind.OfferedTool;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Prefix;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.mind.ToolChoice;
import dev.antigravity.sandbox.mind.Toolbox;
import dev.antigravity.sandbox.mind.Turn;
import dev.antigravity.sandbox.wire.Weight;
import dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A checked request as the mind and the prompt cache see it.
final class AnthropicConversation {
    private final AnthropicRequest request;
    private final JsonNode body;
    private final Map<String, String> toolOfCall = new HashMap<>();

    AnthropicConversation(AnthropicRequest request) {
        this.request = request;
        body = request.body();
    }

    List<Turn> turns() {
        return request.turns().stream()
                .map(turn -> new Turn(
                        role(turn.role()),
                        turn.blocks().stream()
                                .flatMap(block -> part(block).stream())
                                .toList()))
                .toList();
    }

    Toolbox toolbox() {
        var tools = body.path("tools")
                .valueStream()
                .filter(tool -> tool.path("input_schema").isObject())
                .map(tool -> OfferedTool.function(tool.path("name").asString(), Optional.of(tool.get("input_schema"))))
                .toList();
        var choice = body.path("tool_choice");
        return new Toolbox(
                tools,
                switch (choice.path("type").asString("auto")) {
                    case "any" -> new ToolChoice.Must(List.of());
                    case "tool" ->
                        new ToolChoice.Must(List.of(choice.path("name").asString()));
                    case "none" -> new ToolChoice.Never();
                    default -> new ToolChoice.Free();
                },
                !choice.path("disable_parallel_tool_use").asBoolean(false));
    }

    /// In the vendor's order: tools, system, messages.
    Prefix prefix() {
        var segments = new ArrayList<Segment>();
        for (var tool : body.path("tools")) {
            segments.add(Weight.segment(tool, Weight.ofDefinition(tool), CacheMarks.keep(tool)));
        }
        if (body.path("system").isString()) {
            segments.add(Weight.segment(body.get("system"), Weight.ofContent(body.get("system")), Optional.empty()));
        }
        for (var block : body.path("system")) {
            segments.add(Weight.segment(block, Weight.ofContent(block), CacheMarks.keep(block)));
        }
        for (var message : body.path("messages")) {
            addMessage(message, segments);
        }
        var wholePrompt = CacheMarks.keep(body);
        if (wholePrompt.isPresent() && !segments.isEmpty()) {
            var last = segments.removeLast();
            segments.add(new Segment(last.identity(), last.tokens(), wholePrompt));
        }
        return new Prefix(segments, false);
    }

    private static void addMessage(JsonNode message, List<Segment> segments) {
        var role = Json.object().put("role", message.path("role").asString());
        segments.add(Weight.segment(role, Tokens.PER_TURN, Optional.empty()));
        for (var block : AnthropicRequest.blocks(message.path("content"), Place.ROOT)) {
            segments.add(
                    Weight.segment(block.value(), Weight.ofContent(block.value()), CacheMarks.keep(block.value())));
        }
    }

    private Optional<Part> part(Block block) {
        var value = block.value();
        return switch (block.type()) {
            case "text" -> Optional.of(new Part.Text(value.path("text").asString()));
            case "image", "document" -> Optional.of(AnthropicMedia.describe(value));
            case "thinking" ->
                Optional.of(new Part.Thought(value.path("thinking").asString()));
            case "tool_use" -> {
                var name = value.path("name").asString();
                toolOfCall.put(value.path("id").asString(), name);
                yield Optional.of(new Part.Call(value.path("id").asString(), name));
            }
            case "tool_result" -> Optional.of(result(block));
            default -> Optional.empty();
        };
    }

    private Part.Result result(Block block) {
        var id = block.value().path("tool_use_id").asString();
        var text = new ArrayList<String>();
        var media = new ArrayList<Part.Media>();
        for (var inner : AnthropicRequest.blocks(block.value().path("content"), block.place())) {
            switch (inner.type()) {
                case "text" -> text.add(inner.value().path("text").asString());
                case "image", "document" -> media.add(AnthropicMedia.describe(inner.value()));
                default -> text.add(Json.text(inner.value()));
            }
        }
        return new Part.Result(
                id,
                toolOfCall.getOrDefault(id, "the tool"),
                String.join("\n", text),
                media,
                block.value().path("is_error").asBoolean(false));
    }

    private static Role role(String name) {
        return switch (name) {
            case "assistant" -> Role.MODEL;
            case "system" -> Role.SYSTEM;
            default -> Role.USER;
        };
    }
}
