package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// One dialect as those who call us speak it. Thread-safe; what it hands out is not.
public interface ClientCodec {
    Protocol protocol();

    /// @param target what the path says about the request, for dialects that put the model there
    /// @throws RejectedRequestException if the request cannot be translated
    /// @throws dev.antigravity.json.JsonShapeException if a field is missing or of the wrong type
    ChatRequest decodeRequest(JsonObject body, RequestTarget target);

    /// The whole answer for a client that asked for no stream.
    ///
    /// @throws UnreadableAnswerException if the reply has no form in this dialect
    JsonObject encodeReply(ChatReply reply, ReplyContext context);

    /// @return an encoder for one reply
    StreamEncoder streamEncoder(ReplyContext context);

    /// The answer to a request that only counts (TOK-001).
    JsonObject encodeCount(long tokens);

    EncodedError encodeError(ApiError error, String requestId);

    /// The header in which clients of this dialect look for the id of their request (GEN-021).
    default String requestIdHeader() {
        return "x-request-id";
    }

    /// The models a client may ask for (MDL-001).
    ///
    /// @param more whether the listing goes on behind them
    JsonObject encodeModels(List<ListedModel> models, boolean more);

    /// One of them.
    JsonObject encodeModel(ListedModel model);

    /// What keeps a silent stream alive in this dialect; empty if its clients cannot bear anything (STR-004).
    Optional<StreamFrame> signOfLife();

    /// A failure in a stream that has begun (STR-009).
    StreamFrame encodeStreamError(ApiError error, PassedStream passed);
}
