package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.EncodedError;
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
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Gemini dialect. Its requests and answers are those of Cloud Code too, inside of its envelope.
public final class GeminiCodec implements ClientCodec, UpstreamCodec {
    @Override
    public Protocol protocol() {
        return Protocol.GEMINI;
    }

    @Override
    public ChatRequest decodeRequest(JsonObject body, RequestTarget target) {
        return new GeminiRequestDecoder(body, target).decode();
    }

    @Override
    public JsonObject encodeReply(ChatReply reply, ReplyContext context) {
        return new GeminiResponseEncoder(context).encode(reply);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new GeminiStreamEncoder(context);
    }

    @Override
    public JsonObject encodeCount(long tokens) {
        return GeminiTokenCount.encode(tokens);
    }

    @Override
    public EncodedError encodeError(ApiError error, String requestId) {
        return GeminiErrors.encode(error);
    }

    @Override
    public JsonObject encodeModels(List<ListedModel> models, boolean more) {
        return GeminiModels.encode(models, more);
    }

    @Override
    public JsonObject encodeModel(ListedModel model) {
        return GeminiModels.encode(model);
    }

    /// Google's older clients break on comments.
    @Override
    public Optional<StreamFrame> signOfLife() {
        return Optional.empty();
    }

    @Override
    public StreamFrame encodeStreamError(ApiError error, PassedStream passed) {
        return new StreamFrame.Data("", GeminiErrors.body(error));
    }

    /// @param profile of a Gemini upstream, or of Cloud Code for the request inside of the envelope
    @Override
    public Optional<ThinkingPlaces> thinkingPlaces() {
        return Optional.of(new ThinkingPlaces(
                List.of("generationConfig", "generation_config"),
                Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"),
                List.of(new ThinkingPlaces.Place(
                        List.of("generationConfig", "generation_config"),
                        List.of("thinkingConfig", "thinking_config")))));
    }

    @Override
    public EncodedRequest encodeRequest(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return new GeminiRequestEncoder(request, profile, receipt).encode(model);
    }

    @Override
    public Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return Optional.of(GeminiTokenCount.request(encodeRequest(request, model, profile, receipt), model));
    }

    @Override
    public long decodeCount(JsonValue body) {
        return GeminiTokenCount.decode(JsonCursor.of(body));
    }

    @Override
    public Optional<ImageCodec> images() {
        return Optional.of(new GeminiImages());
    }

    @Override
    public List<StreamEvent> decodeReply(JsonValue body) {
        return GeminiResponseDecoder.decode(JsonCursor.of(body));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new JsonStreamDecoder(new GeminiStreamDecoder());
    }

    @Override
    public StreamDecoder streamDecoder(EncodedRequest asked) {
        return new JsonStreamDecoder(streamSteps(asked.body()));
    }

    /// What this dialect makes of its chunks, for an envelope that brings them.
    ///
    /// @param asked the request without its envelope
    public JsonStreamDecoder.Steps streamSteps(JsonObject asked) {
        return new GeminiStreamDecoder(GeminiGrounding.isAskedFor(asked));
    }

    @Override
    public boolean isMilestone(SseEvent event) {
        return GeminiMilestones.in(event);
    }

    @Override
    public ApiError decodeError(int status, Map<String, String> headers, byte[] body) {
        return GeminiErrors.decode(status, headers, body);
    }
}
