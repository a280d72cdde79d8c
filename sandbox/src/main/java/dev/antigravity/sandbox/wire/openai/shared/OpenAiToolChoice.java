package dev.antigravity.sandbox.wire.openai.shared;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.mind.OfferedTool;
import dev.antigravity.sandbox.mind.ToolChoice;
import dev.antigravity.sandbox.mind.Toolbox;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads `tool_choice` and `parallel_tool_calls`, which mean the same in both protocols but are spelled differently.
public final class OpenAiToolChoice {
    private final JsonNode body;
    private final List<OfferedTool> tools;
    private final boolean hasOtherTools;

    /// @param hasOtherTools whether there are tools the mind does not know
    public OpenAiToolChoice(JsonNode body, List<OfferedTool> tools, boolean hasOtherTools) {
        this.body = body;
        this.tools = tools;
        this.hasOtherTools = hasOtherTools;
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the choice names a tool that is not offered
    public Toolbox toolbox() {
        for (var name : List.of("tool_choice", "parallel_tool_calls")) {
            if (body.hasNonNull(name) && tools.isEmpty() && !hasOtherTools) {
                throw refuse(
                        Place.ROOT.member(name),
                        "invalid_value",
                        "Invalid value for '" + name + "': '" + name + "' is only allowed when 'tools' are specified.");
            }
        }
        return new Toolbox(tools, choice(), body.path("parallel_tool_calls").asBoolean(true));
    }

    private ToolChoice choice() {
        var choice = body.path("tool_choice");
        if (!choice.isObject()) {
            return switch (choice.asString("auto")) {
                case "required" -> new ToolChoice.Must(List.of());
                case "none" -> new ToolChoice.Never();
                default -> new ToolChoice.Free();
            };
        }
        return switch (choice.path("type").asString()) {
            case "function", "custom" -> new ToolChoice.Must(List.of(offered(name(choice))));
            case "allowed_tools" -> allowed(choice.has("allowed_tools") ? choice.get("allowed_tools") : choice);
            default -> new ToolChoice.Free();
        };
    }

    private ToolChoice allowed(JsonNode allowed) {
        var names = allowed.path("tools")
                .valueStream()
                .filter(tool -> !name(tool).isEmpty())
                .map(tool -> offered(name(tool)))
                .toList();
        return allowed.path("mode").asString().equals("required") ? new ToolChoice.Must(names) : new ToolChoice.Free();
    }

    /// `{type, name}`, or `{type, <type>: {name}}`.
    private static String name(JsonNode choice) {
        return choice.path("name")
                .asString(
                        choice.path(choice.path("type").asString()).path("name").asString(""));
    }

    private String offered(String name) {
        if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
            throw refuse(
                    Place.ROOT.member("tool_choice"),
                    "invalid_value",
                    "Tool choice '" + name + "' not found in 'tools' parameter.");
        }
        return name;
    }
}
