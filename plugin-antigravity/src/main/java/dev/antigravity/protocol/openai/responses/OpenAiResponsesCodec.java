package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.JsonStreamDecoder;
import dev.antigravity.protocol.PassedStream;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.ThinkingPlaces;
import dev.antigravity.protocol.openai.OpenAiCodec;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The OpenAI Responses dialect.
public final class OpenAiResponsesCodec extends OpenAiCodec {
    /// What bears on a count of tokens; the vendor takes nothing else there.
    private static final Set<String> COUNTED = Set.of(
            "model",
            "instructions",
            "input",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "reasoning",
            "text",
            "truncation");

    @Override
    public Protocol protocol() {
        return Protocol.OPENAI_RESPONSES;
    }

    @Override
    public ChatRequest decodeRequest(JsonObject body, RequestTarget target) {
        return new OpenAiResponsesRequestDecoder(body).decode();
    }

    @Override
    public JsonObject encodeReply(ChatReply reply, ReplyContext context) {
        return new OpenAiResponsesResponseEncoder(context).encode(reply);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new OpenAiResponsesStreamEncoder(context);
    }

    /// The response as it began, but failed, with the items that were finished before.
    @Override
    public StreamFrame encodeStreamError(ApiError error, PassedStream passed) {
        var begun = passed.opening()
                .flatMap(event -> event.find("response"))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.of("object", new JsonString("response"), "output", new JsonArray(List.of())));
        var response = begun.with("status", new JsonString("failed"))
                .with("error", OpenAiResponsesErrors.encode(error))
                .with("output", finishedItems(passed.finished()));
        return new StreamFrame.Data(
                "response.failed",
                JsonObject.builder()
                        .put("type", "response.failed")
                        .put("sequence_number", passed.events())
                        .put("response", response)
                        .build());
    }

    private static JsonArray finishedItems(List<JsonObject> events) {
        var items = new TreeMap<Long, JsonValue>();
        for (var event : events) {
            var place = event.get("output_index") instanceof JsonNumber index
                    ? index.wholeNumber().orElse(items.size())
                    : items.size();
            event.find("item").ifPresent(item -> items.put(place, item));
        }
        return new JsonArray(List.copyOf(items.values()));
    }

    @Override
    public Optional<ThinkingPlaces> thinkingPlaces() {
        return Optional.of(new ThinkingPlaces(
                List.of("reasoning"),
                JsonObject.of("model", "m", "input", "x"),
                List.of(ThinkingPlaces.Place.of("reasoning", "effort"))));
    }

    @Override
    public EncodedRequest encodeRequest(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return new OpenAiResponsesRequestEncoder(request, profile, receipt).encode(model);
    }

    @Override
    public Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return Optional.of(
                encodeRequest(request, model, profile, receipt).counting("/responses/input_tokens", COUNTED));
    }

    @Override
    public Optional<ImageCodec> images() {
        return Optional.of(new OpenAiResponsesImages());
    }

    @Override
    public List<StreamEvent> decodeReply(JsonValue body) {
        return OpenAiResponsesResponseDecoder.decode(JsonCursor.of(body));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new JsonStreamDecoder(new OpenAiResponsesStreamDecoder());
    }

    @Override
    public boolean isMilestone(SseEvent event) {
        return switch (event.name()) {
            case "", "response.completed", "response.incomplete", "response.failed", "error" -> true;
            default -> false;
        };
    }

    @Override
    public boolean finishesPart(SseEvent event) {
        return event.name().equals("response.output_item.done");
    }
}
