package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.json.JsonValue;
import java.util.Optional;

/// Turns the events of an upstream that draws into ours. Holds the state of one answer; not thread-safe.
public interface ImageStreamDecoder {
    /// What an event says.
    sealed interface Step {
        /// An unfinished picture.
        ///
        /// @param index from 0
        record Partial(ImageReply.Picture picture, long index) implements Step {}

        /// All there is to come has come.
        record Finished(ImageReply reply) implements Step {}

        /// The upstream gives up, in its own words.
        record Failed(ApiError error) implements Step {}
    }

    /// @param event where a picture stood there is its number instead, counted over all events
    /// @return empty if it means nothing to a client
    /// @throws UnreadableAnswerException if it is no such event, or ends the answer without a picture
    /// @throws RejectedRequestException  if the upstream declined to draw
    Optional<Step> decode(JsonValue event);
}
