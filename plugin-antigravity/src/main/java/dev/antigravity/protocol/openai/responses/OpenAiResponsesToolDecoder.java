package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.openai.OpenAiToolChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads tools, wherever they stand, and the rule for using them (RIN-007, RIN-011, TNM-003).
final class OpenAiResponsesToolDecoder {
    /// Members of a definition that say how OpenAI is to load or call it.
    private static final List<String> OWN = List.of("defer_loading", "allowed_callers");

    private final JsonCursor body;
    private final ChatRequest.Builder request;
    /// What the groups are for, by how their tools' names begin.
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    OpenAiResponsesToolDecoder(JsonCursor body, ChatRequest.Builder request) {
        this.body = body;
        this.request = request;
    }

    void decode(List<JsonCursor> tools) {
        tools.forEach(tool -> decode(tool, Optional.empty()));
    }

    /// Tells the model what the groups are for; comes after all other system text.
    void describeNamespaces() {
        descriptions.forEach(
                (prefix, description) -> request.system(SystemBlock.of("Tools named " + prefix + "*: " + description)));
    }

    void decodeChoice() {
        body.find("tool_choice").ifPresent(choice -> request.toolChoice(Given.of(choice(choice), choice.path())));
        Fields.flag(body, "parallel_tool_calls").ifPresent(request::parallelTools);
    }

    private void decode(JsonCursor tool, Optional<String> namespace) {
        var type = tool.get("type").asString();
        switch (type) {
            case "function" -> request.tool(function(tool, namespace));
            case "custom" -> request.tool(custom(tool, namespace));
            case "namespace" -> {
                namespace(tool);
                Fields.keepRest(tool, request);
            }
            default -> request.tool(server(tool, type));
        }
    }

    private void namespace(JsonCursor group) {
        var name = group.get("name").asString();
        group.findString("description")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> descriptions.put(OpenAiResponsesNamespaces.prefix(name), text));
        group.itemsOf("tools").forEach(tool -> decode(tool, Optional.of(name)));
    }

    private Tool function(JsonCursor tool, Optional<String> namespace) {
        var name = tool.get("name").asString();
        var own = JsonObject.builder();
        for (var member : OWN) {
            tool.find(member).ifPresent(field -> own.put(member, field.value()));
        }
        var function = new Tool.Function(
                OpenAiResponsesNamespaces.name(namespace, name),
                tool.findString("description"),
                tool.find("parameters").map(JsonCursor::asObject),
                Fields.flag(tool, "strict"),
                Optional.empty(),
                namespace.map(group -> new Tool.Namespace(group, name)),
                own.build(),
                tool.path());
        Fields.keepRest(tool, request);
        return function;
    }

    private Tool custom(JsonCursor tool, Optional<String> namespace) {
        var name = tool.get("name").asString();
        var custom = new Tool.Custom(
                OpenAiResponsesNamespaces.name(namespace, name),
                tool.findString("description"),
                tool.find("format").map(JsonCursor::asObject),
                namespace.map(group -> new Tool.Namespace(group, name)),
                tool.path());
        Fields.keepRest(tool, request);
        return custom;
    }

    private static Tool server(JsonCursor tool, String type) {
        var shared = JsonObject.builder();
        var others = new ArrayList<Extra>();
        tool.find("filters").filter(JsonCursor::isObject).ifPresent(filters -> {
            filters.find(Tool.Server.ALLOWED_DOMAINS)
                    .ifPresent(domains -> shared.put(Tool.Server.ALLOWED_DOMAINS, domains.value()));
            others.addAll(Fields.rest(filters));
        });
        tool.find(Tool.Server.USER_LOCATION)
                .ifPresent(location -> shared.put(Tool.Server.USER_LOCATION, location.value()));
        others.addAll(Fields.rest(tool, "external_web_access", "search_context_size", "search_content_types"));
        return new Tool.Server(
                kind(type), Protocol.OPENAI_RESPONSES, tool.asObject(), shared.build(), others, tool.path());
    }

    /// Dated and preview forms are one tool.
    private static String kind(String type) {
        return type.startsWith(Tool.Server.WEB_SEARCH) ? Tool.Server.WEB_SEARCH : type;
    }

    private ToolChoice choice(JsonCursor choice) {
        if (choice.isString()) {
            return OpenAiToolChoice.byWord(choice);
        }
        var type = choice.get("type").asString();
        var decoded = switch (type) {
            case "function", "custom" -> new ToolChoice.Named(name(choice));
            case "allowed_tools" ->
                new ToolChoice.Allowed(
                        choice.get("tools").items().stream()
                                .map(OpenAiResponsesToolDecoder::allowed)
                                .toList(),
                        choice.findString("mode").equals(Optional.of("required")));
            default -> new ToolChoice.Server(kind(type));
        };
        Fields.keepRest(choice, request);
        return decoded;
    }

    private static String allowed(JsonCursor tool) {
        var type = tool.findString("type").orElse("function");
        return switch (type) {
            case "function", "custom" -> name(tool);
            default -> kind(type);
        };
    }

    private static String name(JsonCursor tool) {
        return OpenAiResponsesNamespaces.name(
                tool.findString("namespace"), tool.get("name").asString());
    }
}
