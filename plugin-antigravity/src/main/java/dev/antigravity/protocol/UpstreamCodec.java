package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.sse.SseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One dialect as those we call speak it. Thread-safe; what it hands out is not.
public interface UpstreamCodec {
    Protocol protocol();

    /// @param model   the model as the upstream names it
    /// @param receipt takes a note of all that is lost on the way
    /// @throws RejectedRequestException if this upstream cannot be asked that
    EncodedRequest encodeRequest(ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt);

    /// Whether an upstream that was seen to refuse some requests of this dialect takes this one as it is. May say no
    /// too often.
    default boolean takesAsItIs(TopLevelMembers request, UpstreamProfile seen) {
        return false;
    }

    /// Where this dialect says how the model is to think; empty if clients do not speak it.
    default Optional<ThinkingPlaces> thinkingPlaces() {
        return Optional.empty();
    }

    /// Headers this dialect insists on, for clients of the same dialect that send none.
    default Map<String, String> standingHeaders(UpstreamProfile profile) {
        return Map.of();
    }

    /// The request that has the upstream count the tokens of what {@link #encodeRequest} would send (TOK-001).
    ///
    /// @return empty if the dialect has no such request
    /// @throws RejectedRequestException if this upstream cannot be asked that
    Optional<EncodedRequest> encodeCount(
            ChatRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt);

    /// Reads the answer to {@link #encodeCount}, in tokens.
    ///
    /// @throws UnreadableAnswerException if it is no such answer of this dialect
    long decodeCount(JsonValue body);

    /// How this dialect is asked for pictures; empty if it has none, or OpenAI's own endpoints for them.
    default Optional<ImageCodec> images() {
        return Optional.empty();
    }

    /// Reads a whole answer as the stream it might have been.
    ///
    /// @throws UnreadableAnswerException if it is no answer of this dialect
    List<StreamEvent> decodeReply(JsonValue body);

    /// @return a decoder for one reply
    StreamDecoder streamDecoder();

    /// @param asked what the reply answers; it may say what is still to come
    /// @return a decoder for one reply
    default StreamDecoder streamDecoder(EncodedRequest asked) {
        return streamDecoder();
    }

    /// Whether an event of a stream may tell of usage, stop or end. A tap that wants to know only these passes the
    /// others by unread. Must be cheap, and may say yes too often.
    boolean isMilestone(SseEvent event);

    /// Whether an event finishes a part of the answer that would have to be repeated if the stream failed behind it.
    /// Must be cheap.
    default boolean finishesPart(SseEvent event) {
        return false;
    }

    /// @param headers of the answer, names in lower case
    ApiError decodeError(int status, Map<String, String> headers, byte[] body);
}
