package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.EncodedError;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.JsonStreamDecoder;
import dev.antigravity.protocol.PassedStream;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.ThinkingPlaces;
import dev.antigravity.protocol.ThinkingPlaces.Place;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Anthropic Messages dialect.
public final class AnthropicCodec implements ClientCodec, UpstreamCodec {
    @Override
    public Protocol protocol() {
        return Protocol.ANTHROPIC_MESSAGES;
    }

    @Override
    public ChatRequest decodeRequest(JsonObject body, RequestTarget target) {
        return new AnthropicRequestDecoder(body, target).decode();
    }

    @Override
    public JsonObject encodeReply(ChatReply reply, ReplyContext context) {
        return new AnthropicResponseEncoder(context).encode(reply);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new AnthropicStreamEncoder(context);
    }

    @Override
    public JsonObject encodeCount(long tokens) {
        return AnthropicTokenCount.encode(tokens);
    }

    @Override
    public EncodedError encodeError(ApiError error, String requestId) {
        return AnthropicErrors.encode(error, requestId);
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public JsonObject encodeModels(List<ListedModel> models, boolean more) {
        return AnthropicModels.encode(models, more);
    }

    @Override
    public JsonObject encodeModel(ListedModel model) {
        return AnthropicModels.encode(model);
    }

    @Override
    public Optional<StreamFrame> signOfLife() {
        return Optional.of(new StreamFrame.Data("ping", JsonObject.of("type", "ping")));
    }

    @Override
    public StreamFrame encodeStreamError(ApiError error, PassedStream passed) {
        return new StreamFrame.Data(
                "error", AnthropicErrors.encode(error, passed.requestId()).body());
    }

    @Override
    public Map<String, String> standingHeaders(UpstreamProfile profile) {
        return standing(profile);
    }

    static Map<String, String> standing(UpstreamProfile profile) {
        return Map.of("anthropic-version", profile.anthropicVersion());
    }

    @Override
    public boolean takesAsItIs(TopLevelMembers request, UpstreamProfile seen) {
        return new AnthropicFit(request, seen).holds();
    }

    @Override
    public Optional<ThinkingPlaces> thinkingPlaces() {
        return Optional.of(new ThinkingPlaces(
                List.of(
                        "max_tokens",
                        "messages",
                        "tools",
                        "tool_choice",
                        "thinking",
                        "output_config",
                        "temperature",
                        "top_p",
                        "top_k"),
                JsonObject.of("model", "m"),
                List.of(
                        Place.of("thinking"),
                        Place.of("output_config", "effort"),
                        Place.of("temperature"),
                        Place.of("top_p"),
                        Place.of("top_k"))));
    }

    @Override
    public EncodedRequest encodeRequest(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return new AnthropicRequestEncoder(request, profile, receipt).encode(model);
    }

    @Override
    public Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return Optional.of(AnthropicTokenCount.request(encodeRequest(request, model, profile, receipt)));
    }

    @Override
    public long decodeCount(JsonValue body) {
        return AnthropicTokenCount.decode(JsonCursor.of(body));
    }

    @Override
    public List<StreamEvent> decodeReply(JsonValue body) {
        return AnthropicResponseDecoder.decode(JsonCursor.of(body));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new JsonStreamDecoder(new AnthropicStreamDecoder());
    }

    @Override
    public boolean isMilestone(SseEvent event) {
        return switch (event.name()) {
            case "content_block_start", "content_block_delta", "content_block_stop", "ping" -> false;
            default -> true;
        };
    }

    @Override
    public ApiError decodeError(int status, Map<String, String> headers, byte[] body) {
        return AnthropicErrors.decode(status, headers, body);
    }
}
