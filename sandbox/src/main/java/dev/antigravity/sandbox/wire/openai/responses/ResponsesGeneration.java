package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Tokens;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.openai.images.ToolPicture;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiVendor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request for a response.
final class ResponsesGeneration implements Generation {
    /// Failures that are told by `response.failed`; all others by an `error` event.
    private static final Set<RefusalKind> FAILED =
            Set.of(RefusalKind.SERVER, RefusalKind.RATE_LIMIT, RefusalKind.TIMEOUT);

    private final Services services;
    private final ResponseStore store;
    private final ResponsesRequest request;
    private final ResponsesEnvelope envelope;

    ResponsesGeneration(Services services, ResponseStore store, ResponsesRequest request) {
        this.services = services;
        this.store = store;
        this.request = request;
        envelope = new ResponsesEnvelope(
                request,
                services.ids().next("resp_"),
                services.clock().instant().getEpochSecond());
    }

    @Override
    public Question question() {
        return request.question();
    }

    @Override
    public Optional<Framing> framing() {
        return request.body().path("stream").asBoolean(false) ? Optional.of(Framing.SSE) : Optional.empty();
    }

    @Override
    public JsonNode whole(Reply reply) {
        var picture = picture(reply);
        return finished(reply, output(reply, picture), picture);
    }

    @Override
    public List<Event> events(Reply reply) {
        var picture = picture(reply);
        var items = output(reply, picture);
        return new ResponsesStream(
                        reply.pieces(), picture.map(ToolPicture::partials).orElse(List.of()))
                .events(envelope.begun(), items, finished(reply, items, picture));
    }

    /// Whoever declines draws nothing.
    private Optional<ToolPicture> picture(Reply reply) {
        return request.picture().filter(_ -> reply.refusal().isEmpty());
    }

    @Override
    public Event failure(Reply reply, Refusal refusal, int after) {
        if (FAILED.contains(refusal.kind())) {
            var failed = Json.object().put("type", "response.failed").put("sequence_number", after);
            return Event.of("response.failed", failed.set("response", envelope.failed(refusal)));
        }
        var error = Json.object()
                .put("type", "error")
                .put("code", OpenAiVendor.code(refusal).orElse(null))
                .put("message", refusal.message())
                .putNull("param")
                .put("sequence_number", after);
        return Event.of("error", error);
    }

    private List<ObjectNode> output(Reply reply, Optional<ToolPicture> picture) {
        if (picture.isPresent()) {
            return List.of(picture.get().item(services.ids().next("ig_")));
        }
        return new ResponsesOutput(request, reply, services.ids(), services.seals()).items();
    }

    private ObjectNode finished(Reply reply, List<ObjectNode> items, Optional<ToolPicture> picture) {
        var response = envelope.finished(reply, items);
        picture.ifPresent(drawn -> response.set(
                "tool_usage",
                drawn.usage(Tokens.of(request.question().turns().getLast().text()))));
        if (request.isKept()) {
            store.keep(request.account(), response, request.items());
        }
        return response;
    }
}
