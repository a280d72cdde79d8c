package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How each protocol is asked for its models, and what it answers.
///
/// | protocol | asked | members read |
/// |---|---|---|
/// | Anthropic Messages | `GET /models` | `data[].id`, `display_name`, `max_input_tokens`, `max_tokens`, `capabilities`
/// |
/// | OpenAI, both | `GET /models` | `data[].id`; compatible servers also say `context_length` and the like |
/// | Gemini | `GET /models` | `models[].name`, `displayName`, `inputTokenLimit`, `outputTokenLimit` of those that
/// generate |
/// | Cloud Code | `POST :fetchAvailableModels` | `models.ID.displayName`, `maxTokens`, `maxOutputTokens`, `supports…` |
///
/// Source: platform.claude.com/docs/en/api/models-list, platform.openai.com/docs/api-reference/models,
/// ai.google.dev/api/models, read 2026-11; Cloud Code as its own tools use it.
public final class Listings {
    private static final int PAGE = 1_000;

    private Listings() {}

    /// A call that lists models.
    ///
    /// @param operation what follows the version in the address
    /// @param body      empty for a GET
    public record Call(String method, String operation, Optional<JsonObject> body) {}

    /// One page of an answer.
    ///
    /// @param next where the rest is; empty if there is none
    public record Page(List<Model> models, Optional<String> next) {
        public Page {
            models = List.copyOf(models);
        }
    }

    /// @param page    what the last page said; empty for the first
    /// @param project of a Cloud Code account
    public static Call call(Protocol protocol, Optional<String> page, Optional<String> project) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> get("/models?limit=" + PAGE + parameter("after_id", page));
            case OPENAI_CHAT, OPENAI_RESPONSES -> get("/models");
            case GEMINI -> get("/models?pageSize=" + PAGE + parameter("pageToken", page));
            case CLOUD_CODE ->
                new Call(
                        "POST",
                        ":fetchAvailableModels",
                        Optional.of(
                                project.map(id -> JsonObject.of("project", id)).orElse(JsonObject.EMPTY)));
        };
    }

    private static Call get(String operation) {
        return new Call("GET", operation, Optional.empty());
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(text -> "&" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }

    /// @throws dev.antigravity.json.JsonShapeException if it is no listing of that protocol
    public static Page read(Protocol protocol, JsonObject answer, Source source) {
        var cursor = JsonCursor.of(answer);
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> anthropic(cursor, source);
            case OPENAI_CHAT, OPENAI_RESPONSES -> openAi(cursor, source);
            case GEMINI -> gemini(cursor, source);
            case CLOUD_CODE -> cloudCode(cursor, source);
        };
    }

    private static Page anthropic(JsonCursor answer, Source source) {
        var models = new ArrayList<Model>();
        for (var item : answer.get("data").items()) {
            models.add(Model.named(item.get("id").asString(), source)
                    .withTitle(item.findString("display_name"))
                    .withContext(tokens(item, "max_input_tokens"))
                    .withMaxOutput(tokens(item, "max_tokens"))
                    .withCapabilities(item.find("capabilities").map(Listings::anthropicCapabilities)));
        }
        var more = answer.findBoolean("has_more").orElse(false);
        return new Page(models, more ? answer.findString("last_id") : Optional.empty());
    }

    private static Set<Capability> anthropicCapabilities(JsonCursor stated) {
        var can = EnumSet.of(Capability.CHAT, Capability.FUNCTION_CALLING);
        addIf(supported(stated, "image_input"), Capability.VISION, can);
        addIf(supported(stated, "pdf_input"), Capability.DOCUMENTS, can);
        addIf(supported(stated, "structured_outputs"), Capability.STRUCTURED_OUTPUT, can);
        addIf(supported(stated, "thinking"), Capability.THINKING, can);
        return can;
    }

    private static boolean supported(JsonCursor capabilities, String name) {
        return capabilities
                .find(name)
                .flatMap(one -> one.findBoolean("supported"))
                .orElse(false);
    }

    private static Page openAi(JsonCursor answer, Source source) {
        var models = new ArrayList<Model>();
        for (var item : answer.get("data").items()) {
            models.add(Model.named(item.get("id").asString(), source)
                    .withTitle(item.findString("name"))
                    .withContext(tokens(item, "context_length")
                            .or(() -> tokens(item, "max_model_len"))
                            .or(() -> tokens(item, "context_window"))));
        }
        return new Page(models, Optional.empty());
    }

    private static Page gemini(JsonCursor answer, Source source) {
        var models = new ArrayList<Model>();
        for (var item : answer.itemsOf("models")) {
            var methods = item.itemsOf("supportedGenerationMethods").stream()
                    .map(JsonCursor::asString)
                    .toList();
            if (methods.isEmpty() || methods.contains("generateContent")) {
                models.add(Model.named(item.get("name").asString().replaceFirst("^models/", ""), source)
                        .withTitle(item.findString("displayName"))
                        .withContext(tokens(item, "inputTokenLimit"))
                        .withMaxOutput(tokens(item, "outputTokenLimit")));
            }
        }
        return new Page(models, answer.findString("nextPageToken").filter(token -> !token.isEmpty()));
    }

    private static Page cloudCode(JsonCursor answer, Source source) {
        var stated = answer.get("models");
        var models = new ArrayList<Model>();
        for (var id : stated.asObject().names()) {
            var item = stated.get(id);
            var can = EnumSet.of(Capability.CHAT);
            addIf(item.findBoolean("supportsImages").orElse(false), Capability.VISION, can);
            addIf(item.findBoolean("supportsThinking").orElse(false), Capability.THINKING, can);
            models.add(Model.named(id, source)
                    .withTitle(item.findString("displayName"))
                    .withContext(tokens(item, "maxTokens"))
                    .withMaxOutput(tokens(item, "maxOutputTokens"))
                    .withCapabilities(Optional.of(can)));
        }
        return new Page(models, Optional.empty());
    }

    private static void addIf(boolean said, Capability capability, Set<Capability> all) {
        if (said) {
            all.add(capability);
        }
    }

    private static Optional<Long> tokens(JsonCursor item, String name) {
        OptionalLong stated = item.findLong(name);
        return stated.isPresent() && stated.getAsLong() > 0 ? Optional.of(stated.getAsLong()) : Optional.empty();
    }
}
