package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
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
import java.util.List;

/// Writes tools and the rule for using them (RUP-007, TCH, SRV-001).
final class OpenAiResponsesToolEncoder {
    private static final JsonObject NO_PARAMETERS = Json.parseObject("{\"type\":\"object\",\"properties\":{}}");

    private final ChatRequest request;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final ToolSelection selection;

    OpenAiResponsesToolEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.names = names;
        this.receipt = receipt;
        var servers = new ServerTools(Protocol.OPENAI_RESPONSES, List.of(Tool.Server.WEB_SEARCH), profile, receipt);
        selection = ToolSelection.of(request, servers.kept(Crossing.distinctTools(request, receipt)));
    }

    void encode(JsonObject.Builder body) {
        if (selection.tools().isEmpty()) {
            return;
        }
        body.put("tools", selection.tools().stream().map(this::tool).toList());
        selection.choice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
        request.parallelTools().ifPresent(parallel -> body.put("parallel_tool_calls", parallel.value()));
    }

    private JsonObject tool(Tool tool) {
        return switch (tool) {
            case Tool.Function function -> function(function);
            case Tool.Custom custom -> custom(custom);
            case Tool.Server server -> server(server);
        };
    }

    private JsonObject function(Tool.Function tool) {
        var function = JsonObject.builder().put("type", "function").put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> function.put("description", text));
        var schema = tool.schema().map(OpenAiSchemas::withProperties).orElse(NO_PARAMETERS);
        function.put("parameters", schema).put("strict", isStrict(tool));
        if (tool.cacheControl().isPresent()) {
            receipt.droppedQuietly(tool.path().member("cache_control"), "no place for a cache mark");
        }
        if (isOwn()) {
            tool.extra().forEach(function::put);
        } else {
            tool.extra()
                    .names()
                    .forEach(name -> receipt.droppedQuietly(tool.path().member(name), "no counterpart"));
        }
        return function.build();
    }

    private boolean isStrict(Tool.Function tool) {
        var asked = tool.strict().filter(Given::value);
        if (asked.isEmpty()) {
            return false;
        }
        var fits = tool.schema().filter(OpenAiSchemas::isStrict).isPresent();
        if (!fits) {
            receipt.dropped(asked.get().path(), "the schema lies outside the strict subset");
        }
        return fits;
    }

    private JsonObject custom(Tool.Custom tool) {
        var custom = JsonObject.builder().put("type", "custom").put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> custom.put("description", text));
        tool.format().ifPresent(format -> custom.put("format", CustomTools.flatFormat(format)));
        return custom.build();
    }

    private JsonObject server(Tool.Server tool) {
        if (tool.origin() == Protocol.OPENAI_RESPONSES) {
            return tool.wire();
        }
        tool.others().forEach(setting -> Crossing.note(setting, receipt));
        var search = JsonObject.builder().put("type", Tool.Server.WEB_SEARCH);
        tool.shared().forEach((name, setting) -> {
            if (name.equals(Tool.Server.ALLOWED_DOMAINS)) {
                search.put("filters", JsonObject.of(name, setting));
            } else {
                search.put(name, setting);
            }
        });
        return search.build();
    }

    private JsonValue choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> new JsonString("auto");
            case ToolChoice.Any _ -> new JsonString("required");
            case ToolChoice.None _ -> new JsonString("none");
            case ToolChoice.Named(var name) -> named(name);
            case ToolChoice.Server(var kind) ->
                isOwn() ? request.wire().find("tool_choice").orElseThrow() : JsonObject.of("type", kind);
            case ToolChoice.Allowed(var allowed, var required) ->
                JsonObject.builder()
                        .put("type", "allowed_tools")
                        .put("mode", required ? "required" : "auto")
                        .put(
                                "tools",
                                new JsonArray(allowed.stream().map(this::named).toList()))
                        .build();
        };
    }

    /// A tool by its name, or a server tool by its kind.
    private JsonValue named(String name) {
        for (var tool : selection.tools()) {
            if (tool instanceof Tool.Server server && server.kind().equals(name)) {
                return JsonObject.of("type", name);
            }
            if (tool instanceof Tool.Custom && tool.name().equals(name)) {
                return JsonObject.of("type", "custom", "name", names.upstream(name));
            }
        }
        return JsonObject.of("type", "function", "name", names.upstream(name));
    }

    private boolean isOwn() {
        return request.client() == Protocol.OPENAI_RESPONSES;
    }
}
