package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.CustomTools;
import dev.antigravity.protocol.ServerTools;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.ToolSelection;
import dev.antigravity.protocol.openai.OpenAiSchemas;
import java.util.ArrayList;
import java.util.List;

/// Writes tools and the rule for using them (CUP-007, TCH).
final class OpenAiChatToolEncoder {
    private final ChatRequest request;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final ToolSelection selection;

    OpenAiChatToolEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.names = names;
        this.receipt = receipt;
        var servers = new ServerTools(Protocol.OPENAI_CHAT, List.of(), profile, receipt);
        selection = ToolSelection.of(request, servers.kept(Crossing.distinctTools(request, receipt)));
    }

    void encode(JsonObject.Builder body) {
        var tools = new ArrayList<JsonValue>();
        for (var tool : selection.tools()) {
            switch (tool) {
                case Tool.Function function -> tools.add(function(function));
                case Tool.Custom custom -> tools.add(custom(custom));
                case Tool.Server server -> body.put("web_search_options", server.wire());
            }
        }
        if (tools.isEmpty()) {
            return;
        }
        body.put("tools", tools);
        selection.choice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
        request.parallelTools().ifPresent(parallel -> body.put("parallel_tool_calls", parallel.value()));
    }

    private JsonObject function(Tool.Function tool) {
        var function = JsonObject.builder().put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> function.put("description", text));
        tool.schema().ifPresent(schema -> function.put("parameters", OpenAiSchemas.withProperties(schema)));
        tool.strict().filter(Given::value).ifPresent(strict -> {
            if (tool.schema().filter(OpenAiSchemas::isStrict).isPresent()) {
                function.put("strict", true);
            } else {
                receipt.dropped(strict.path(), "the schema lies outside the strict subset");
            }
        });
        tool.extra().names().forEach(name -> receipt.droppedQuietly(tool.path().member(name), "no counterpart"));
        return JsonObject.of("type", new JsonString("function"), "function", function.build());
    }

    private JsonObject custom(Tool.Custom tool) {
        var custom = JsonObject.builder().put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> custom.put("description", text));
        tool.format().ifPresent(format -> custom.put("format", CustomTools.nestedFormat(format)));
        return JsonObject.of("type", new JsonString("custom"), "custom", custom.build());
    }

    private JsonValue choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> new JsonString("auto");
            case ToolChoice.Any _ -> new JsonString("required");
            case ToolChoice.None _ -> new JsonString("none");
            case ToolChoice.Named(var name) -> named(name);
            case ToolChoice.Server(var kind) -> named(kind);
            case ToolChoice.Allowed(var allowed, var required) ->
                JsonObject.of(
                        "type",
                        new JsonString("allowed_tools"),
                        "allowed_tools",
                        JsonObject.of(
                                "mode",
                                new JsonString(required ? "required" : "auto"),
                                "tools",
                                new JsonArray(allowed.stream()
                                        .<JsonValue>map(this::named)
                                        .toList())));
        };
    }

    private JsonObject named(String name) {
        var kind = selection.tools().stream()
                        .anyMatch(tool ->
                                tool instanceof Tool.Custom && tool.name().equals(name))
                ? "custom"
                : "function";
        return JsonObject.of("type", new JsonString(kind), kind, JsonObject.of("name", names.upstream(name)));
    }
}
