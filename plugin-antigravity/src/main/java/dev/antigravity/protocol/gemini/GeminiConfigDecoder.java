package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Sampling;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RejectedRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `generationConfig` (GIN-008, THK-002, FMT-001, LGP-001).
final class GeminiConfigDecoder {
    private static final String JSON = "application/json";
    private static final String PLAIN = "text/plain";
    private static final String UNSPECIFIED_LEVEL = "THINKING_LEVEL_UNSPECIFIED";
    private static final JsonPath THINKING = JsonPath.of("generationConfig", "thinkingConfig");

    private final Optional<GeminiCursor> field;
    private final ChatRequest.Builder request;

    GeminiConfigDecoder(Optional<GeminiCursor> field, ChatRequest.Builder request) {
        this.field = field;
        this.request = request;
    }

    void decode() {
        request.thinking(ThinkingRequest.unset(THINKING));
        field.ifPresent(this::decode);
    }

    private void decode(GeminiCursor config) {
        refuseImpossible(config);
        request.maxTokens(config.number("maxOutputTokens"));
        config.given(
                        "stopSequences",
                        list -> list.items().stream().map(JsonCursor::asString).toList())
                .ifPresent(request::stop);
        request.sampling(new Sampling(
                config.number("temperature"),
                config.number("topP"),
                config.number("topK"),
                config.number("presencePenalty"),
                config.number("frequencyPenalty"),
                config.number("seed"),
                Optional.empty(),
                config.given("responseLogprobs", JsonCursor::asBoolean),
                config.number("logprobs")));
        config.find("thinkingConfig").ifPresent(this::thinking);
        outputFormat(config);
        Fields.keepRest(config.plain(), request);
    }

    /// GEN-017.
    private void refuseImpossible(GeminiCursor config) {
        config.number("candidateCount")
                .filter(count -> count.value().wholeNumber().orElse(2) > 1)
                .ifPresent(count -> {
                    throw RejectedRequestException.unsupported(count.path(), "only one answer a request");
                });
        var wanted = config.itemsOf("responseModalities").stream().map(GeminiCursor::asString);
        if (!wanted.allMatch("TEXT"::equalsIgnoreCase)) {
            config.extra("responseModalities").ifPresent(request::demand);
        }
    }

    private void thinking(GeminiCursor thinking) {
        var budget = thinking.given("thinkingBudget", JsonCursor::asLong);
        var level = thinking.find("thinkingLevel")
                .filter(word -> !word.asString().equalsIgnoreCase(UNSPECIFIED_LEVEL))
                .map(word -> Given.of(level(word), word.path()));
        if (thinking.isTrue("includeThoughts")) {
            request.wishes(new ReplyWishes(false, false, true, false, false));
        }
        var state = budget.isPresent() || level.isPresent() ? ThinkingRequest.State.ON : ThinkingRequest.State.UNSET;
        request.thinking(
                budget.filter(tokens -> tokens.value() == 0).isPresent()
                        ? ThinkingRequest.off(thinking.path())
                        : new ThinkingRequest(state, budget, level, thinking.path()));
        Fields.keepRest(thinking.plain(), request);
    }

    private static Effort level(GeminiCursor word) {
        return switch (word.asString().toUpperCase(Locale.ROOT)) {
            case "MINIMAL" -> Effort.MINIMAL;
            case "LOW" -> Effort.LOW;
            case "MEDIUM" -> Effort.MEDIUM;
            case "HIGH" -> Effort.HIGH;
            default -> throw word.complaint("expected MINIMAL, LOW, MEDIUM or HIGH");
        };
    }

    private void outputFormat(GeminiCursor config) {
        var type = config.given("responseMimeType", JsonCursor::asString);
        var word = type.map(Given::value).orElse(JSON);
        if (!word.equals(JSON)) {
            if (!word.equals(PLAIN)) {
                request.receipt().dropped(type.orElseThrow().path(), "answers are text or JSON");
            }
            return;
        }
        var schema = config.given("responseJsonSchema", JsonCursor::asObject)
                .map(given -> Given.of(OpenApiToJsonSchema.lowerCased(given.value()), given.path()))
                .or(() -> config.given("responseSchema", JsonCursor::asObject)
                        .map(given -> Given.of(OpenApiToJsonSchema.convert(given.value()), given.path())));
        schema.map(given -> Given.of(format(given.value()), given.path()))
                .or(() -> type.map(given -> Given.of(new OutputFormat.Json(), given.path())))
                .ifPresent(request::outputFormat);
    }

    private static OutputFormat format(JsonObject schema) {
        return new OutputFormat.Schema(schema, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The spellings of the object this class reads, as the place of what stands in it.
    static boolean isHolder(String path) {
        return List.of("generationConfig", "generation_config").contains(path);
    }
}
