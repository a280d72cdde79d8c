package dev.antigravity.protocol.cloudcode;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.EnvelopeCodec;
import dev.antigravity.protocol.EnvelopedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.JsonStreamDecoder;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The Cloud Code dialect.
public final class CloudCodeCodec implements EnvelopeCodec {
    static final String RESPONSE = "response";
    private static final String COUNT = ":countTokens";

    private final GeminiCodec gemini = new GeminiCodec();
    private final Supplier<UUID> ids;

    /// @param ids makes the ids of requests; thread-safe
    public CloudCodeCodec(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public Protocol protocol() {
        return Protocol.CLOUD_CODE;
    }

    @Override
    public EncodedRequest encodeRequest(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        var inner = gemini.encodeRequest(request, model, profile, receipt);
        var body = new CloudCodeEnvelope(model, profile, ids.get()).around(inner.body(), receipt);
        return new EncodedRequest(
                CloudCodeEnvelope.path(inner.stream()), inner.headers(), body, inner.tools(), inner.stream());
    }

    @Override
    public Protocol inside() {
        return Protocol.GEMINI;
    }

    @Override
    public EnvelopedRequest envelop(
            TopLevelMembers body, String model, boolean stream, UpstreamProfile profile, FidelityReceipt receipt) {
        return new CloudCodeSplice(body, new CloudCodeEnvelope(model, profile, ids.get()), stream, receipt);
    }

    @Override
    public byte[] unwrap(byte[] body) {
        return CloudCodeUnwrap.answer(body);
    }

    @Override
    public Optional<byte[]> unwrap(SseEvent event) {
        return CloudCodeUnwrap.chunk(event);
    }

    @Override
    public Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        return gemini.encodeCount(request, model, profile, receipt).map(counted -> {
            var inner =
                    counted.body().get("generateContentRequest") instanceof JsonObject whole ? whole : counted.body();
            var named = JsonObject.builder().put("model", "models/" + model);
            inner.without("model").forEach(named::put);
            return new EncodedRequest(
                    COUNT, counted.headers(), JsonObject.of("request", named.build()), counted.tools(), false);
        });
    }

    @Override
    public long decodeCount(JsonValue body) {
        return gemini.decodeCount(body);
    }

    @Override
    public Optional<ImageCodec> images() {
        return gemini.images().map(images -> new CloudCodeImages(images, ids));
    }

    @Override
    public List<StreamEvent> decodeReply(JsonValue body) {
        if (body instanceof JsonObject envelope && envelope.find("error").isPresent()) {
            return gemini.decodeReply(body);
        }
        if (body instanceof JsonObject envelope && envelope.get(RESPONSE) instanceof JsonObject response) {
            return gemini.decodeReply(response);
        }
        throw new UnreadableAnswerException("no Cloud Code answer: it has no response");
    }

    @Override
    public StreamDecoder streamDecoder() {
        return decoder(JsonObject.EMPTY);
    }

    @Override
    public StreamDecoder streamDecoder(EncodedRequest asked) {
        return decoder(asked.body().get("request") instanceof JsonObject inner ? inner : JsonObject.EMPTY);
    }

    private StreamDecoder decoder(JsonObject asked) {
        return new JsonStreamDecoder(new CloudCodeStreamDecoder(gemini.streamSteps(asked)));
    }

    @Override
    public boolean isMilestone(SseEvent event) {
        return gemini.isMilestone(event);
    }

    @Override
    public ApiError decodeError(int status, Map<String, String> headers, byte[] body) {
        return gemini.decodeError(status, headers, body);
    }
}
