package dev.antigravity.sandbox.wire.gemini;

import static dev.antigravity.sandbox.wire.gemini.GeminiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.MalformedJsonException;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Wishes;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Seals;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Understands a `GenerateContentRequest`, or refuses it.
public final class GeminiReader {
    private final Seals seals;

    public GeminiReader(Seals seals) {
        this.seals = seals;
    }

    /// The body of a call, its names in `camelCase`.
    public static JsonNode body(Call call) {
        try {
            return GeminiNames.camel(Json.parse(call.body()));
        } catch (MalformedJsonException e) {
            throw Refusal.of(RefusalKind.INVALID, "Invalid JSON payload received. " + e.getMessage())
                    .asException();
        }
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the value does not have that shape
    public static void check(Shape shape, JsonNode body) {
        try {
            shape.check(body, Place.ROOT);
        } catch (ShapeException e) {
            throw GeminiWording.of(e).asException();
        }
    }

    GeminiRequest read(JsonNode body, SandboxModel model) {
        check(GeminiShapes.GENERATE, body);
        new GeminiRules(body, model).check();
        new GeminiContents(body.path("contents"), model, seals).check();
        var conversation = new GeminiConversation(body);
        var question = new Question(
                model, conversation.turns(), conversation.toolbox(), wishes(body, model), conversation.prefix());
        checkLength(question);
        return new GeminiRequest(body, question);
    }

    /// What the contents of a count request cost.
    public long count(JsonNode body, SandboxModel model) {
        check(GeminiShapes.COUNT, body);
        var counted = body.hasNonNull("generateContentRequest") ? body.get("generateContentRequest") : body;
        new GeminiContents(counted.path("contents"), model, seals).check();
        return new GeminiConversation(counted).prefix().tokens();
    }

    private static Wishes wishes(JsonNode body, SandboxModel model) {
        var config = body.path("generationConfig");
        var isOff = config.path("thinkingConfig").path("thinkingBudget").asInt(-1) == 0;
        return new Wishes(
                config.path("maxOutputTokens").longValueOpt(),
                config.path("stopSequences")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                model.has(Trait.LEVEL_THINKING) || model.has(Trait.BUDGET_THINKING) && !isOff,
                schema(config));
    }

    private static Optional<JsonNode> schema(JsonNode config) {
        return Optional.of(config.path("responseJsonSchema"))
                .filter(JsonNode::isObject)
                .or(() -> Optional.of(config.path("responseSchema")).filter(JsonNode::isObject))
                .or(() -> Optional.of(config.path("responseMimeType").asString(""))
                        .filter("application/json"::equals)
                        .map(_ -> Json.parse("{\"const\":{\"sandbox\":true}}")));
    }

    private static void checkLength(Question question) {
        var input = question.prefix().tokens();
        var window = question.model().contextTokens();
        if (input > window) {
            throw refuse(
                    Place.ROOT.member("contents"),
                    "The input token count (" + input + ") exceeds the maximum number of tokens allowed (" + window
                            + ").");
        }
    }
}
