package dev.antigravity.sandbox.wire.openai.chat;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.mind.OfferedTool;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.ToolChoice;
import dev.antigravity.sandbox.mind.Toolbox;
import dev.antigravity.sandbox.mind.Wishes;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiBody;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiToolChoice;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiWording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Understands a Chat Completions request, or refuses it.
final class ChatReader {
    private final OpenAiModels models;

    ChatReader(OpenAiModels models) {
        this.models = models;
    }

    ChatRequest read(Call call) {
        var body = OpenAiBody.parse(call);
        try {
            ChatShapes.REQUEST.check(body, Place.ROOT);
        } catch (ShapeException e) {
            throw OpenAiWording.of(e).asException();
        }
        var model = models.need(body.get("model").stringValue());
        new ChatRules(body, model).check();
        var conversation = new ChatConversation(body, model);
        var question = new Question(model, conversation.turns(), toolbox(body), wishes(body), conversation.prefix());
        checkLength(question);
        return new ChatRequest(body, question, body.hasNonNull("functions"));
    }

    private static Wishes wishes(JsonNode body) {
        var most =
                body.hasNonNull("max_completion_tokens") ? body.get("max_completion_tokens") : body.path("max_tokens");
        var stop = body.path("stop");
        var effort = body.path("reasoning_effort").asString("none");
        return new Wishes(
                most.isNumber() ? OptionalLong.of(most.longValue()) : OptionalLong.empty(),
                stop.isString()
                        ? List.of(stop.stringValue())
                        : stop.valueStream().map(JsonNode::asString).toList(),
                !effort.equals("none"),
                schema(body));
    }

    /// JSON without a schema is an object of any kind.
    private static Optional<JsonNode> schema(JsonNode body) {
        var format = body.path("response_format");
        return switch (format.path("type").asString("text")) {
            case "json_schema" -> Optional.of(format.path("json_schema").path("schema"));
            case "json_object" -> Optional.of(OpenAiBody.ANY_OBJECT);
            default -> Optional.empty();
        };
    }

    private static Toolbox toolbox(JsonNode body) {
        if (body.hasNonNull("functions")) {
            var functions = body.get("functions")
                    .valueStream()
                    .map(ChatReader::function)
                    .toList();
            var forced = body.path("function_call").path("name");
            return new Toolbox(
                    functions,
                    forced.isString() ? new ToolChoice.Must(List.of(forced.stringValue())) : new ToolChoice.Free(),
                    false);
        }
        var tools = body.path("tools")
                .valueStream()
                .map(tool -> tool.path("type").asString().equals("custom")
                        ? new OfferedTool(
                                tool.path("custom").path("name").asString(), Optional.empty(), true, Optional.empty())
                        : function(tool.path("function")))
                .toList();
        return new OpenAiToolChoice(body, tools, false).toolbox();
    }

    private static OfferedTool function(JsonNode function) {
        return OfferedTool.function(
                function.path("name").asString(),
                Optional.of(function.path("parameters")).filter(JsonNode::isObject));
    }

    private static void checkLength(Question question) {
        var window = question.model().contextTokens();
        var input = question.prefix().tokens();
        if (input > window) {
            throw refuse(
                    Place.ROOT.member("messages"),
                    "context_length_exceeded",
                    "This model's maximum context length is " + window + " tokens. However, your messages resulted in "
                            + input + " tokens. Please reduce the length of the messages.");
        }
    }
}
