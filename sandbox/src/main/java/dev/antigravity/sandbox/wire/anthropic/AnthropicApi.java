package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Flow;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The endpoints of the Messages API.
public final class AnthropicApi {
    private final Services services;
    private final Flow flow;
    private final AnthropicVendor vendor;
    private final AnthropicReader reader;

    public AnthropicApi(Services services) {
        this.services = services;
        flow = new Flow(services);
        vendor = new AnthropicVendor(services.ids());
        reader = new AnthropicReader(services.catalog(), services.seals());
    }

    /// @param path below the base address
    public Answer answer(Call call, String path) {
        return switch (call.method() + " " + path) {
            case "POST /v1/messages" ->
                flow.generate(call, vendor, (request, _) -> new MessageGeneration(reader.generation(request)));
            case "POST /v1/messages/count_tokens" ->
                flow.describe(
                        call,
                        vendor,
                        _ -> Json.object()
                                .put(
                                        "input_tokens",
                                        reader.count(call).question().prefix().tokens()));
            case "GET /v1/models" -> flow.describe(call, vendor, _ -> models().list(call));
            case "HEAD /", "HEAD /api/hello", "GET /api/hello" -> Answer.empty(200, Headers.NONE);
            default ->
                call.method().equals("GET") && path.startsWith("/v1/models/")
                        ? flow.describe(call, vendor, _ -> models().one(path.substring("/v1/models/".length())))
                        : vendor.refuse(Refusal.of(RefusalKind.NOT_FOUND, "Not Found"));
        };
    }

    private AnthropicModels models() {
        return new AnthropicModels(services.catalog().of(Family.ANTHROPIC));
    }

    private final class MessageGeneration implements Generation {
        private final AnthropicReader.Understood understood;

        MessageGeneration(AnthropicReader.Understood understood) {
            this.understood = understood;
        }

        @Override
        public Question question() {
            return understood.question();
        }

        @Override
        public Optional<Framing> framing() {
            return understood.request().body().path("stream").asBoolean(false)
                    ? Optional.of(Framing.SSE)
                    : Optional.empty();
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
            return Event.of("error", AnthropicVendor.error(refusal));
        }

        private AnthropicReply writer(Reply reply) {
            return new AnthropicReply(understood.request(), reply, services.ids(), services.seals());
        }
    }
}
