package dev.antigravity.sandbox.wire.openai.images;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Prefix;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Segment;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.mind.Toolbox;
import dev.antigravity.sandbox.mind.Turn;
import dev.antigravity.sandbox.mind.Wishes;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiBody;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiVendor;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiWording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// One request for pictures.
public final class ImageGeneration implements Generation {
    private final Services services;
    private final JsonNode body;
    private final Question question;
    private final ImageAnswer answer;

    private ImageGeneration(Services services, JsonNode body, Question question, ImageAnswer answer) {
        this.services = services;
        this.body = body;
        this.question = question;
        this.answer = answer;
    }

    /// A picture from words.
    ///
    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real API would not take the request
    public static ImageGeneration made(Call call, Services services) {
        return read(OpenAiBody.parse(call), ImageShapes.GENERATE, "image_generation", services);
    }

    /// A picture from pictures and words, which come in a form or in JSON.
    ///
    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real API would not take the request
    public static ImageGeneration edited(Call call, Services services) {
        var body = ImageForm.isForm(call) ? ImageForm.read(call) : OpenAiBody.parse(call);
        return read(body, ImageShapes.EDIT, "image_edit", services);
    }

    private static ImageGeneration read(JsonNode body, ObjectShape shape, String event, Services services) {
        try {
            shape.check(body, Place.ROOT);
        } catch (ShapeException e) {
            throw OpenAiWording.of(e).asException();
        }
        var model = new OpenAiModels(services.catalog()).need(body.get("model").stringValue());
        checkDraws(model);
        var size = ImageRules.size(body);
        ImageRules.checkBackground(body);
        ImageRules.checkStream(body);
        var pictureTokens = ImageRules.checkPictures(body);
        var answer = new ImageAnswer(body, event, size, pictureTokens);
        return new ImageGeneration(services, body, question(body, model, pictureTokens), answer);
    }

    private static void checkDraws(SandboxModel model) {
        if (!model.has(Trait.DRAWS)) {
            throw refuse(
                    Place.ROOT.member("model"),
                    "invalid_value",
                    "Invalid value: '" + model.id() + "'. The model draws no pictures.");
        }
    }

    private static Question question(JsonNode body, SandboxModel model, long pictureTokens) {
        var prompt = body.get("prompt").stringValue();
        var turn = new Turn(Role.USER, List.of(new Part.Text(prompt)));
        var prefix =
                new Prefix(List.of(new Segment(prompt, Tokens.of(prompt) + pictureTokens, Optional.empty())), false);
        var wishes = new Wishes(OptionalLong.empty(), List.of(), false, Optional.empty());
        return new Question(model, List.of(turn), Toolbox.EMPTY, wishes, prefix);
    }

    @Override
    public Question question() {
        return question;
    }

    @Override
    public Optional<Framing> framing() {
        return body.path("stream").asBoolean(false) ? Optional.of(Framing.SSE) : Optional.empty();
    }

    @Override
    public JsonNode whole(Reply reply) {
        checkRefusal(reply);
        return answer.whole(reply.usage().input(), services.clock().instant());
    }

    @Override
    public List<Event> events(Reply reply) {
        checkRefusal(reply);
        return answer.events(reply.usage().input(), services.clock().instant());
    }

    private static void checkRefusal(Reply reply) {
        if (!reply.refusal().isEmpty()) {
            throw refuse(Place.ROOT.member("prompt"), "moderation_blocked", reply.refusal());
        }
    }

    @Override
    public Event failure(Reply reply, Refusal refusal, int after) {
        var event = Json.object().put("type", "error");
        event.set("error", OpenAiVendor.error(refusal));
        return Event.of("error", event);
    }
}
