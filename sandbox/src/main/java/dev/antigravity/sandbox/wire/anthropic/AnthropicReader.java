package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.refuse;

import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.catalog.ModelCatalog;
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

/// Understands a Messages request, or refuses it.
final class AnthropicReader {
    private final ModelCatalog catalog;
    private final Seals seals;

    AnthropicReader(ModelCatalog catalog, Seals seals) {
        this.catalog = catalog;
        this.seals = seals;
    }

    /// A request understood.
    record Understood(AnthropicRequest request, Question question) {}

    Understood generation(Call call) {
        var understood = read(call, AnthropicShapes.GENERATE, true);
        checkLength(understood);
        return understood;
    }

    Understood count(Call call) {
        return read(call, AnthropicShapes.COUNT, false);
    }

    private Understood read(Call call, Shape shape, boolean generates) {
        if (!call.headers().has("anthropic-version")) {
            throw refuse("anthropic-version: header is required");
        }
        var body = parsed(call);
        try {
            shape.check(body, Place.ROOT);
        } catch (ShapeException e) {
            throw AnthropicWording.of(e).asException();
        }
        var id = body.get("model").stringValue();
        var model = catalog.find(Family.ANTHROPIC, id)
                .orElseThrow(
                        () -> Refusal.of(RefusalKind.NOT_FOUND, "model: " + id).asException());
        var request = new AnthropicRequest(body, call.headers(), model, generates);
        new AnthropicRules(request).check();
        new AnthropicMessages(request, seals).check();
        return new Understood(request, question(request));
    }

    private static JsonNode parsed(Call call) {
        try {
            return Json.parse(call.body());
        } catch (MalformedJsonException e) {
            throw refuse("The request body is not valid JSON: " + e.getMessage());
        }
    }

    private static Question question(AnthropicRequest request) {
        var conversation = new AnthropicConversation(request);
        var body = request.body();
        var schema = Optional.of(body.path("output_config").path("format").path("schema"))
                .filter(JsonNode::isObject);
        var wishes = new Wishes(
                request.maxTokens(),
                body.path("stop_sequences")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                request.thinks(),
                schema);
        return new Question(
                request.model(), conversation.turns(), conversation.toolbox(), wishes, conversation.prefix());
    }

    /// In the words that clients look for numbers in.
    private static void checkLength(Understood understood) {
        var window = understood.request().model().contextTokens();
        var input = understood.question().prefix().tokens();
        if (input > window) {
            throw refuse("prompt is too long: " + input + " tokens > " + window + " maximum");
        }
        var output = understood.request().maxTokens().orElse(0);
        if (input + output > window) {
            throw refuse("input length and `max_tokens` exceed context limit: " + input + " + " + output + " > "
                    + window + ", decrease input length or `max_tokens` and try again");
        }
    }
}
