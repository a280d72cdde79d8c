package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.JsonStreamDecoder;
import dev.antigravity.protocol.PassedStream;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.ThinkingPlaces;
import dev.antigravity.protocol.openai.OpenAiCodec;
import dev.antigravity.protocol.openai.OpenAiErrors;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Optional;

/// The OpenAI Chat Completions dialect.
public final class OpenAiChatCodec extends OpenAiCodec {
    @Override
    public Protocol protocol() {
        return Protocol.OPENAI_CHAT;
    }

    @Override
    public ChatRequest decodeRequest(JsonObject body, RequestTarget target) {
        return new OpenAiChatRequestDecoder(body).decode();
    }

    @Override
    public JsonObject encodeReply(ChatReply reply, ReplyContext context) {
        return new OpenAiChatResponseEncoder(context).encode(reply);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new OpenAiChatStreamEncoder(context);
    }

    @Override
    public StreamFrame encodeStreamError(ApiError error, PassedStream passed) {
        return new StreamFrame.Data("", OpenAiErrors.body(error));
    }

    @Override
    public Optional<ThinkingPlaces> thinkingPlaces() {
        return Optional.of(new ThinkingPlaces(
                List.of("reasoning_effort"),
                Json.parseObject("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"),
                List.of(ThinkingPlaces.Place.of("reasoning_effort"))));
    }

    @Override
    public EncodedRequest encodeRequest(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return new OpenAiChatRequestEncoder(request, profile, receipt).encode(model);
    }

    @Override
    public Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return Optional.empty();
    }

    @Override
    public List<StreamEvent> decodeReply(JsonValue body) {
        return OpenAiChatResponseDecoder.decode(JsonCursor.of(body));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new JsonStreamDecoder(new OpenAiChatStreamDecoder());
    }

    @Override
    public boolean isMilestone(SseEvent event) {
        return event.length() < "{}".length()
                || event.dataIs("[DONE]")
                || event.hasMember("finish_reason")
                || event.hasMember("usage")
                || event.hasMember("error");
    }
}
