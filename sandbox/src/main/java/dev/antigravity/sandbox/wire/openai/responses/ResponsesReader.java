package dev.antigravity.sandbox.wire.openai.responses;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.Shape;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Wishes;
import dev.antigravity.sandbox.wire.Seals;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiBody;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Understands a Responses request, or refuses it.
final class ResponsesReader {
    private final OpenAiModels models;
    private final ResponseStore store;
    private final Seals seals;

    ResponsesReader(OpenAiModels models, ResponseStore store, Seals seals) {
        this.models = models;
        this.store = store;
        this.seals = seals;
    }

    ResponsesRequest generation(Call call, String account) {
        var request = read(call, account, ResponsesShapes.GENERATE);
        checkLength(request.question());
        return request;
    }

    ResponsesRequest count(Call call, String account) {
        return read(call, account, ResponsesShapes.COUNT);
    }

    private ResponsesRequest read(Call call, String account, Shape shape) {
        var body = OpenAiBody.parse(call);
        try {
            shape.check(body, Place.ROOT);
        } catch (ShapeException e) {
            throw OpenAiWording.of(e).asException();
        }
        var model = models.need(body.path("model").asString(""));
        new ResponsesRules(body, model).check();
        var items = items(body, account);
        new ResponsesItems(items, account, seals).check();
        return new ResponsesRequest(body, account, items, question(body, model, items));
    }

    private List<JsonNode> items(JsonNode body, String account) {
        var items = new ArrayList<JsonNode>();
        if (body.hasNonNull("previous_response_id")) {
            items.addAll(
                    store.conversation(account, body.get("previous_response_id").stringValue()));
        }
        var input = body.path("input");
        if (input.isString()) {
            items.add(Json.object().put("role", "user").put("content", input.stringValue()));
        } else {
            input.forEach(items::add);
        }
        if (items.isEmpty()) {
            throw refuse(
                    Place.ROOT.member("input"),
                    "missing_required_parameter",
                    "One of \"input\" or "
                            + "\"previous_response_id\" or 'prompt' or 'conversation_id' must be provided.");
        }
        return items;
    }

    private static Question question(JsonNode body, SandboxModel model, List<JsonNode> items) {
        var conversation = new ResponsesConversation(body, model, items);
        var reasoning = body.path("reasoning");
        var wishes = new Wishes(
                body.path("max_output_tokens").longValueOpt(),
                List.of(),
                reasoning.isObject() && !reasoning.path("effort").asString("").equals("none"),
                schema(body));
        return new Question(model, conversation.turns(), conversation.toolbox(), wishes, conversation.prefix());
    }

    private static Optional<JsonNode> schema(JsonNode body) {
        var format = body.path("text").path("format");
        return switch (format.path("type").asString("text")) {
            case "json_schema" -> Optional.of(format.path("schema"));
            case "json_object" -> Optional.of(OpenAiBody.ANY_OBJECT);
            default -> Optional.empty();
        };
    }

    private static void checkLength(Question question) {
        if (question.prefix().tokens() > question.model().contextTokens()) {
            throw refuse(
                    Place.ROOT.member("input"),
                    "context_length_exceeded",
                    "Your input exceeds the context window of this model. Please adjust your input and try again.");
        }
    }
}
