package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request for content.
public final class GeminiGeneration implements Generation {
    private final Services services;
    private final GeminiRequest request;
    private final Optional<Framing> framing;
    private final GeminiErrors errors;
    private final UnaryOperator<ObjectNode> envelope;

    private GeminiGeneration(
            Services services,
            GeminiRequest request,
            Optional<Framing> framing,
            GeminiErrors errors,
            UnaryOperator<ObjectNode> envelope) {
        this.services = services;
        this.request = request;
        this.framing = framing;
        this.errors = errors;
        this.envelope = envelope;
    }

    /// @param body     with names in `camelCase`
    /// @param envelope what is put around each response
    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real API would not take the request
    public static GeminiGeneration read(
            JsonNode body,
            SandboxModel model,
            Services services,
            Optional<Framing> framing,
            GeminiErrors errors,
            UnaryOperator<ObjectNode> envelope) {
        var request = new GeminiReader(services.seals()).read(body, model);
        return new GeminiGeneration(services, request, framing, errors, envelope);
    }

    @Override
    public Question question() {
        return request.question();
    }

    @Override
    public Optional<Framing> framing() {
        return framing;
    }

    @Override
    public JsonNode whole(Reply reply) {
        return envelope.apply(writer(reply).whole());
    }

    @Override
    public List<Event> events(Reply reply) {
        return writer(reply).chunks().stream().map(envelope).map(Event::of).toList();
    }

    @Override
    public Event failure(Reply reply, Refusal refusal, int after) {
        var body = Json.object();
        body.set("error", errors.error(refusal));
        return Event.of(body);
    }

    private GeminiReply writer(Reply reply) {
        return new GeminiReply(request, reply, services.ids(), services.seals());
    }
}
