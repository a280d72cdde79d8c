package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.CustomTools;
import dev.antigravity.protocol.ServerTools;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.ToolSelection;
import dev.antigravity.schema.SchemaFolds;
import dev.antigravity.schema.SchemaTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Writes tools and the rule for using them (GUP-005, TCH, SRV-001, VUP-004).
final class GeminiToolEncoder {
    private static final String AUTO = "AUTO";

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final ToolNames names;
    private final FidelityReceipt receipt;
    private final ToolSelection selection;
    private final List<JsonValue> functions = new ArrayList<>();
    private final List<JsonValue> servers = new ArrayList<>();

    GeminiToolEncoder(ChatRequest request, UpstreamProfile profile, ToolNames names, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.names = names;
        this.receipt = receipt;
        var kept = new ServerTools(Protocol.GEMINI, List.of(Tool.Server.WEB_SEARCH), profile, receipt)
                .kept(Crossing.distinctTools(request, receipt));
        selection = ToolSelection.of(request, kept);
    }

    void encode(JsonObject.Builder body) {
        if (selection.tools().isEmpty()) {
            return;
        }
        for (var tool : selection.tools()) {
            switch (tool) {
                case Tool.Function function -> functions.add(function(function));
                case Tool.Custom custom -> functions.add(function(CustomTools.asFunction(custom, receipt)));
                case Tool.Server server -> servers.add(server(server));
            }
        }
        var tools = new ArrayList<JsonValue>();
        if (!functions.isEmpty()) {
            tools.add(JsonObject.of("functionDeclarations", new JsonArray(functions)));
        }
        tools.addAll(servers);
        body.put("tools", tools);
        choice().ifPresent(config -> body.put("toolConfig", JsonObject.of("functionCallingConfig", config)));
        request.parallelTools()
                .filter(parallel -> !parallel.value() && !parallel.path().equals(JsonPath.ROOT))
                .ifPresent(parallel -> receipt.dropped(parallel.path(), "calls cannot be kept from coming together"));
    }

    private JsonObject function(Tool.Function tool) {
        var function = JsonObject.builder().put("name", names.upstream(tool.name()));
        tool.description().ifPresent(text -> function.put("description", text));
        var schemas = new GeminiSchemaWriter(profile, receipt);
        tool.schema()
                .map(schema -> schemas.write(schema, tool.path()))
                .filter(GeminiToolEncoder::hasParameters)
                .ifPresent(schema -> function.put(schemas.member("parametersJsonSchema", "parameters"), schema));
        tool.strict().filter(Given::value).ifPresent(strict -> receipt.droppedQuietly(strict.path(), "no counterpart"));
        tool.extra().names().forEach(name -> receipt.droppedQuietly(tool.path().member(name), "no counterpart"));
        return function.build();
    }

    private static boolean hasParameters(JsonObject schema) {
        return !SchemaTree.properties(schema).isEmpty()
                || !SchemaFolds.alternatives(schema).isEmpty()
                || schema.get("additionalProperties") instanceof JsonObject values && !values.isEmpty();
    }

    private JsonObject server(Tool.Server tool) {
        if (tool.origin() == Protocol.GEMINI) {
            return tool.wire();
        }
        tool.others().forEach(setting -> Crossing.note(setting, receipt));
        for (var setting : tool.shared().names()) {
            receipt.dropped(tool.path().member(setting), "the search has no such setting");
        }
        return JsonObject.of("googleSearch", JsonObject.EMPTY);
    }

    private Optional<JsonObject> choice() {
        if (functions.isEmpty()) {
            dropChoice(choice -> !(choice instanceof ToolChoice.Auto), "the search cannot be forced or forbidden");
            return Optional.empty();
        }
        if (selection.choice().isEmpty()) {
            return autoMode().equals(AUTO) ? Optional.empty() : Optional.of(mode(autoMode(), List.of()));
        }
        return switch (selection.choice().get()) {
            case ToolChoice.Auto _ -> Optional.of(mode(autoMode(), List.of()));
            case ToolChoice.Any _ -> Optional.of(mode("ANY", List.of()));
            case ToolChoice.None _ -> Optional.of(mode("NONE", List.of()));
            case ToolChoice.Named(var name) -> Optional.of(mode("ANY", List.of(name)));
            case ToolChoice.Allowed(var allowed, var required) ->
                Optional.of(allowed(required ? "ANY" : "VALIDATED", allowed));
            case ToolChoice.Server _ -> {
                dropChoice(_ -> true, "the search cannot be forced");
                yield Optional.empty();
            }
        };
    }

    private void dropChoice(Predicate<ToolChoice> which, String reason) {
        request.toolChoice()
                .filter(choice -> which.test(choice.value()))
                .ifPresent(choice -> receipt.dropped(choice.path(), reason));
    }

    /// Google refuses names that no declaration has; with none left no call is allowed.
    private JsonObject allowed(String mode, List<String> names) {
        var sent = names.stream()
                .filter(name -> selection.tools().stream()
                        .anyMatch(tool ->
                                !(tool instanceof Tool.Server) && tool.name().equals(name)))
                .toList();
        return sent.isEmpty() ? mode("NONE", List.of()) : mode(mode, sent);
    }

    private JsonObject mode(String mode, List<String> allowed) {
        var config = JsonObject.builder().put("mode", mode);
        if (!allowed.isEmpty()) {
            config.put(
                    "allowedFunctionNames",
                    JsonArray.ofStrings(allowed.stream().map(names::upstream).toList()));
        }
        return config.build();
    }

    private String autoMode() {
        return profile.protocol() == Protocol.CLOUD_CODE ? profile.autoMode() : AUTO;
    }
}
