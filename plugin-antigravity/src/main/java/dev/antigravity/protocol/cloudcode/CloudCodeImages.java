package dev.antigravity.protocol.cloudcode;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.ImageStreamDecoder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Pictures by way of Cloud Code: Gemini's request and answer, enveloped.
final class CloudCodeImages implements ImageCodec {
    private final ImageCodec gemini;
    private final Supplier<UUID> ids;

    CloudCodeImages(ImageCodec gemini, Supplier<UUID> ids) {
        this.gemini = gemini;
        this.ids = ids;
    }

    @Override
    public EncodedRequest encode(ImageRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        var inner = gemini.encode(request, model, profile, receipt);
        var body = new CloudCodeEnvelope(model, profile, ids.get()).around(inner.body(), receipt);
        return new EncodedRequest(CloudCodeEnvelope.path(false), inner.headers(), body, inner.tools(), false);
    }

    @Override
    public String sentMember() {
        return gemini.sentMember();
    }

    @Override
    public String sentBeginning(ImageRequest.Picture picture) {
        return gemini.sentBeginning(picture);
    }

    @Override
    public Set<String> pictureMembers() {
        return gemini.pictureMembers();
    }

    @Override
    public Optional<ImageStreamDecoder> streamDecoder() {
        return gemini.streamDecoder();
    }

    @Override
    public ImageReply decode(JsonValue body) {
        return gemini.decode(
                body instanceof JsonObject envelope && envelope.get(CloudCodeCodec.RESPONSE) instanceof JsonObject inner
                        ? inner
                        : body);
    }
}
