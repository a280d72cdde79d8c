package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads tools and the rule for using them (AIN-007, AIN-008).
final class AnthropicToolDecoder {
    /// Members of a definition that say how Anthropic is to load or call it.
    private static final List<String> OWN =
            List.of("defer_loading", "input_examples", "eager_input_streaming", "allowed_callers");

    private final JsonCursor body;
    private final ChatRequest.Builder request;
    private final Map<String, String> serverKinds = new HashMap<>();

    AnthropicToolDecoder(JsonCursor body, ChatRequest.Builder request) {
        this.body = body;
        this.request = request;
    }

    void decode() {
        for (var tool : body.itemsOf("tools")) {
            var type = tool.findString("type").orElse("custom");
            request.tool(type.equals("custom") ? function(tool) : server(tool, type));
        }
        body.find("tool_choice").ifPresent(this::choice);
    }

    private Tool function(JsonCursor tool) {
        var own = JsonObject.builder();
        for (var name : OWN) {
            tool.find(name).ifPresent(member -> own.put(name, member.value()));
        }
        var function = new Tool.Function(
                tool.get("name").asString(),
                tool.findString("description"),
                tool.find("input_schema").map(JsonCursor::asObject),
                Fields.flag(tool, "strict"),
                AnthropicCache.decode(tool),
                Optional.empty(),
                own.build(),
                tool.path());
        Fields.keepRest(tool, request);
        return function;
    }

    private Tool server(JsonCursor tool, String type) {
        var kind = type.startsWith("web_search_") ? Tool.Server.WEB_SEARCH : type;
        tool.findString("name").ifPresent(name -> serverKinds.put(name, kind));
        var shared = JsonObject.builder();
        for (var name : List.of(Tool.Server.ALLOWED_DOMAINS, Tool.Server.USER_LOCATION)) {
            tool.find(name).ifPresent(setting -> shared.put(name, setting.value()));
        }
        return new Tool.Server(
                kind, Protocol.ANTHROPIC_MESSAGES, tool.asObject(), shared.build(), Fields.rest(tool), tool.path());
    }

    private void choice(JsonCursor choice) {
        var type = choice.get("type");
        ToolChoice decoded = switch (type.asString()) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Any();
            case "none" -> new ToolChoice.None();
            case "tool" -> named(choice.get("name").asString());
            default -> throw type.complaint("expected auto, any, tool or none");
        };
        request.toolChoice(Given.of(decoded, choice.path()));
        Fields.flag(choice, "disable_parallel_tool_use")
                .filter(Given::value)
                .ifPresent(disabled -> request.parallelTools(Given.of(false, disabled.path())));
        Fields.keepRest(choice, request);
    }

    private ToolChoice named(String name) {
        return serverKinds.containsKey(name)
                ? new ToolChoice.Server(serverKinds.get(name))
                : new ToolChoice.Named(name);
    }
}
