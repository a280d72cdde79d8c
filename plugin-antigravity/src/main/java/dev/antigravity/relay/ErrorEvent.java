package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.sse.SseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an upstream says went wrong, in an answer that had begun well.
///
/// @param data as it came
record ErrorEvent(ApiError error, byte[] data) {
    /// @param steps what the event stands for; what cannot be read, or was cut, nobody has said
    static Optional<ErrorEvent> of(SseEvent event, List<StreamEvent> steps) {
        return steps.stream()
                .filter(StreamEvent.Failed.class::isInstance)
                .map(step -> ((StreamEvent.Failed) step).error())
                .filter(error -> error != BrokenStream.UNREADABLE && error != BrokenStream.CUT)
                .findFirst()
                .map(error -> new ErrorEvent(
                        error, Arrays.copyOfRange(event.buffer(), event.from(), event.from() + event.length())));
    }
}
