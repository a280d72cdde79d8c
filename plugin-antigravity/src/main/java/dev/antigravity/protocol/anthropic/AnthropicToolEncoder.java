package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.CustomTools;
import dev.antigravity.protocol.ServerTools;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.ToolSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes tools and the rule for using them (AUP-007, TCH, SRV-001).
final class AnthropicToolEncoder {
    private static final String WEB_SEARCH_TYPE = "web_search_20250305";

    private final ChatRequest request;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final ToolSelection selection;

    AnthropicToolEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.names = names;
        this.receipt = receipt;
        var servers = new ServerTools(Protocol.ANTHROPIC_MESSAGES, List.of(Tool.Server.WEB_SEARCH), profile, receipt);
        selection = ToolSelection.onlyAllowed(request, servers.kept(Crossing.distinctTools(request, receipt)), receipt);
    }

    /// Whether the model must call a tool.
    boolean isForced() {
        return choice().filter(choice -> choice instanceof ToolChoice.Any
                        || choice instanceof ToolChoice.Named
                        || choice instanceof ToolChoice.Server)
                .isPresent();
    }

    void encode(JsonObject.Builder body) {
        if (selection.tools().isEmpty()) {
            return;
        }
        var tools = new ArrayList<JsonValue>();
        for (var tool : selection.tools()) {
            tools.add(
                    switch (tool) {
                        case Tool.Function function -> function(function);
                        case Tool.Custom custom -> function(CustomTools.asFunction(custom, receipt));
                        case Tool.Server server -> server(server);
                    });
        }
        body.put("tools", tools);
        encodeChoice().ifPresent(choice -> body.put("tool_choice", choice));
    }

    private Optional<ToolChoice> choice() {
        return selection.choice();
    }

    private JsonObject function(Tool.Function tool) {
        var encoded = JsonObject.builder().put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> encoded.put("description", text));
        encoded.put("input_schema", AnthropicToolSchema.encode(tool, receipt));
        if (tool.strict().map(Given::value).orElse(false)) {
            encoded.put("strict", true);
        }
        AnthropicCache.encode(tool.cacheControl(), encoded);
        if (request.client() == Protocol.ANTHROPIC_MESSAGES) {
            tool.extra().forEach(encoded::put);
        } else {
            tool.extra()
                    .names()
                    .forEach(name -> receipt.droppedQuietly(tool.path().member(name), "no counterpart"));
        }
        return encoded.build();
    }

    private JsonObject server(Tool.Server tool) {
        if (tool.origin() == Protocol.ANTHROPIC_MESSAGES) {
            return tool.wire();
        }
        tool.others().forEach(setting -> Crossing.note(setting, receipt));
        var encoded = JsonObject.builder().put("type", WEB_SEARCH_TYPE).put("name", Tool.Server.WEB_SEARCH);
        tool.shared().forEach(encoded::put);
        return encoded.build();
    }

    private Optional<JsonObject> encodeChoice() {
        var serial = request.parallelTools().map(Given::value).equals(Optional.of(false));
        if (choice().isEmpty() && !serial) {
            return Optional.empty();
        }
        var encoded = JsonObject.builder();
        switch (choice().orElse(new ToolChoice.Auto())) {
            case ToolChoice.Auto _ -> encoded.put("type", "auto");
            case ToolChoice.Any _ -> encoded.put("type", "any");
            case ToolChoice.None _ -> {
                return Optional.of(JsonObject.of("type", "none"));
            }
            case ToolChoice.Named(var name) -> encoded.put("type", "tool").put("name", names.upstream(name));
            case ToolChoice.Server(var kind) -> encoded.put("type", "tool").put("name", serverName(kind));
            case ToolChoice.Allowed _ -> throw new IllegalStateException("the selection has resolved it");
        }
        if (serial) {
            encoded.put("disable_parallel_tool_use", true);
        }
        return Optional.of(encoded.build());
    }

    private String serverName(String kind) {
        return selection.tools().stream()
                .filter(tool ->
                        tool instanceof Tool.Server server && server.kind().equals(kind))
                .map(Tool::name)
                .findFirst()
                .orElse(kind);
    }
}
