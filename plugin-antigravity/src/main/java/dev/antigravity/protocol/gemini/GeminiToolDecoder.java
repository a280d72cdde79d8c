package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads tools and the rule for using them (GIN-007, GIN-009, TCH).
final class GeminiToolDecoder {
    private static final Set<String> SEARCHES =
            Set.of("googleSearch", "google_search", "googleSearchRetrieval", "google_search_retrieval");

    private final GeminiCursor body;
    private final ChatRequest.Builder request;

    GeminiToolDecoder(GeminiCursor body, ChatRequest.Builder request) {
        this.body = body;
        this.request = request;
    }

    void decode() {
        for (var tool : body.itemsOf("tools")) {
            tool.itemsOf("functionDeclarations").forEach(function -> request.tool(function(function)));
            servers(tool);
        }
        body.find("toolConfig").ifPresent(config -> {
            config.find("functionCallingConfig").ifPresent(this::choice);
            Fields.keepRest(config.plain(), request);
        });
    }

    private Tool function(GeminiCursor function) {
        var schema = function.given("parametersJsonSchema", JsonCursor::asObject)
                .map(given -> OpenApiToJsonSchema.lowerCased(given.value()))
                .or(() -> function.given("parameters", JsonCursor::asObject)
                        .map(given -> OpenApiToJsonSchema.convert(given.value())));
        var decoded = new Tool.Function(
                function.get("name").asString(),
                function.findString("description"),
                schema,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.EMPTY,
                function.path());
        Fields.keepRest(function.plain(), request);
        return decoded;
    }

    /// Each member that declares no functions is a tool that Google runs.
    private void servers(GeminiCursor tool) {
        var alone = tool.asObject().size() == 1;
        for (var member : tool.plain().unreadMembers()) {
            request.tool(server(member, alone ? tool.path() : member.path()));
        }
    }

    private static Tool server(JsonCursor.Member member, JsonPath path) {
        var isSearch = SEARCHES.contains(member.name());
        var settings = JsonCursor.of(member.value(), member.path());
        return new Tool.Server(
                isSearch ? Tool.Server.WEB_SEARCH : member.name(),
                Protocol.GEMINI,
                JsonObject.of(member.name(), member.value()),
                JsonObject.EMPTY,
                isSearch && settings.isObject() ? Fields.rest(settings) : List.of(),
                path);
    }

    private void choice(GeminiCursor config) {
        var mode = config.findString("mode").orElse("").toUpperCase(Locale.ROOT);
        var names = config.itemsOf("allowedFunctionNames").stream()
                .map(GeminiCursor::asString)
                .toList();
        choice(mode, names, config).ifPresent(choice -> request.toolChoice(Given.of(choice, config.path())));
        Fields.keepRest(config.plain(), request);
    }

    private static Optional<ToolChoice> choice(String mode, List<String> names, GeminiCursor config) {
        return switch (mode) {
            case "", "MODE_UNSPECIFIED" -> Optional.empty();
            case "AUTO" -> Optional.of(new ToolChoice.Auto());
            case "NONE" -> Optional.of(new ToolChoice.None());
            case "VALIDATED" ->
                Optional.of(names.isEmpty() ? new ToolChoice.Auto() : new ToolChoice.Allowed(names, false));
            case "ANY" ->
                Optional.of(
                        switch (names.size()) {
                            case 0 -> new ToolChoice.Any();
                            case 1 -> new ToolChoice.Named(names.getFirst());
                            default -> new ToolChoice.Allowed(names, true);
                        });
            default -> throw config.get("mode").complaint("expected AUTO, ANY, NONE or VALIDATED");
        };
    }
}
