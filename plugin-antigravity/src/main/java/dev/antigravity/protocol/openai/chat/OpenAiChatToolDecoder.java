package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.openai.OpenAiToolChoice;
import java.util.ArrayList;
import java.util.Optional;

/// Reads tools and the rule for using them, in the current and the deprecated form (CIN-006, CIN-010).
final class OpenAiChatToolDecoder {
    private final JsonCursor body;
    private final ChatRequest.Builder request;

    OpenAiChatToolDecoder(JsonCursor body, ChatRequest.Builder request) {
        this.body = body;
        this.request = request;
    }

    /// @return whether the deprecated form was used
    boolean decode() {
        body.itemsOf("tools").forEach(tool -> request.tool(tool(tool)));
        body.find("web_search_options").ifPresent(options -> request.tool(webSearch(options)));
        body.find("tool_choice").ifPresent(choice -> request.toolChoice(Given.of(choice(choice), choice.path())));
        Fields.flag(body, "parallel_tool_calls").ifPresent(request::parallelTools);
        return legacy();
    }

    private Tool tool(JsonCursor tool) {
        var type = tool.get("type");
        var decoded = switch (type.asString()) {
            case "function" -> function(tool.get("function"), tool);
            case "custom" -> custom(tool.get("custom"), tool.path());
            default -> throw type.complaint("expected function or custom");
        };
        Fields.keepRest(tool, request);
        return decoded;
    }

    private Tool function(JsonCursor function, JsonCursor tool) {
        var decoded = new Tool.Function(
                function.get("name").asString(),
                function.findString("description"),
                function.find("parameters").map(JsonCursor::asObject),
                Fields.flag(function, "strict"),
                OpenAiChatCache.decode(tool),
                Optional.empty(),
                JsonObject.EMPTY,
                tool.path());
        Fields.keepRest(function, request);
        return decoded;
    }

    private Tool custom(JsonCursor custom, JsonPath path) {
        var decoded = new Tool.Custom(
                custom.get("name").asString(),
                custom.findString("description"),
                custom.find("format").map(JsonCursor::asObject),
                Optional.empty(),
                path);
        Fields.keepRest(custom, request);
        return decoded;
    }

    private static Tool webSearch(JsonCursor options) {
        var shared = JsonObject.builder();
        options.find(Tool.Server.USER_LOCATION)
                .ifPresent(location -> shared.put(Tool.Server.USER_LOCATION, flat(location)));
        var others = Fields.rest(options, "search_context_size", "search_content_types");
        return new Tool.Server(
                Tool.Server.WEB_SEARCH,
                Protocol.OPENAI_CHAT,
                options.asObject(),
                shared.build(),
                others,
                options.path());
    }

    /// Here the place stands one level deeper than in the other protocols.
    private static JsonObject flat(JsonCursor location) {
        var flat = JsonObject.builder().put("type", "approximate");
        location.find("approximate").map(JsonCursor::asObject).ifPresent(place -> place.forEach(flat::put));
        return flat.build();
    }

    private ToolChoice choice(JsonCursor choice) {
        if (choice.isString()) {
            return OpenAiToolChoice.byWord(choice);
        }
        var type = choice.get("type");
        var decoded = switch (type.asString()) {
            case "function", "custom" -> named(choice.get(type.asString()));
            case "allowed_tools" -> allowed(choice.get("allowed_tools"));
            default -> throw type.complaint("expected function, custom or allowed_tools");
        };
        Fields.keepRest(choice, request);
        return decoded;
    }

    private ToolChoice named(JsonCursor tool) {
        var named = new ToolChoice.Named(tool.get("name").asString());
        Fields.keepRest(tool, request);
        return named;
    }

    private ToolChoice allowed(JsonCursor allowed) {
        var names = new ArrayList<String>();
        for (var tool : allowed.get("tools").items()) {
            var type = tool.findString("type").orElse("function");
            names.add(
                    tool.find(type).isPresent()
                            ? tool.get(type).get("name").asString()
                            : tool.findString("name").orElse(type));
        }
        var required = allowed.findString("mode").equals(Optional.of("required"));
        Fields.keepRest(allowed, request);
        return new ToolChoice.Allowed(names, required);
    }

    private boolean legacy() {
        var functions = body.find("functions");
        functions.ifPresent(field -> field.items().forEach(function -> request.tool(function(function, function))));
        body.find("function_call").ifPresent(choice -> {
            var decoded = choice.isString() ? OpenAiToolChoice.byWord(choice) : named(choice);
            request.toolChoice(Given.of(decoded, choice.path()));
        });
        if (functions.isPresent()) {
            request.parallelTools(Given.of(false, JsonPath.ROOT));
        }
        return functions.isPresent();
    }
}
