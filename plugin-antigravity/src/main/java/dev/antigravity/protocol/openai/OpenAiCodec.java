package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.EncodedError;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.UpstreamCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What OpenAI's two dialects say alike: errors, models and counts.
public abstract class OpenAiCodec implements ClientCodec, UpstreamCodec {
    /// Chat has no such request, so no client of it asks; this is OpenAI's form for it.
    @Override
    public final JsonObject encodeCount(long tokens) {
        return OpenAiTokenCount.encode(tokens);
    }

    @Override
    public final long decodeCount(JsonValue body) {
        return OpenAiTokenCount.decode(body);
    }

    @Override
    public final EncodedError encodeError(ApiError error, String requestId) {
        return OpenAiErrors.encode(error);
    }

    @Override
    public final ApiError decodeError(int status, Map<String, String> headers, byte[] body) {
        return OpenAiErrors.decode(status, headers, body);
    }

    @Override
    public final JsonObject encodeModels(List<ListedModel> models, boolean more) {
        return OpenAiModels.encode(models);
    }

    @Override
    public final JsonObject encodeModel(ListedModel model) {
        return OpenAiModels.encode(model);
    }

    @Override
    public final Optional<StreamFrame> signOfLife() {
        return Optional.of(new StreamFrame.Comment("keep-alive"));
    }
}
