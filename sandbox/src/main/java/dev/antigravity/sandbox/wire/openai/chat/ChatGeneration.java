package dev.antigravity.sandbox.wire.openai.chat;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiVendor;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One request for a chat completion.
public final class ChatGeneration implements Generation {
    private final Services services;
    private final ChatRequest request;

    private ChatGeneration(Services services, ChatRequest request) {
        this.services = services;
        this.request = request;
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real API would not take the request
    public static ChatGeneration read(Call call, Services services) {
        return new ChatGeneration(services, new ChatReader(new OpenAiModels(services.catalog())).read(call));
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
        return writer(reply).whole();
    }

    @Override
    public List<Event> events(Reply reply) {
        return writer(reply).events();
    }

    @Override
    public Event failure(Reply reply, Refusal refusal, int after) {
        var chunk = Json.object();
        chunk.set("error", OpenAiVendor.error(refusal));
        return Event.of(chunk);
    }

    private ChatReply writer(Reply reply) {
        return new ChatReply(request, reply, services.ids(), services.clock());
    }
}
