package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.EventTooLongException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// The beginning of a stream, read before its client is told anything: one that begins with an error, or is over before
/// it has begun, is a failure that another candidate may mend. Looks at one event, and waits for none behind a comment.
final class StreamOpening {
    private static final int PIECE = 16 << 10;

    private final OutboundAnswer answer;
    private final UpstreamCodec codec;
    private final SseReader reader = new SseReader();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private StreamOpening(OutboundAnswer answer, UpstreamCodec codec) {
        this.answer = answer;
        this.codec = codec;
    }

    /// @param failure what the stream begins with; empty if it begins well
    /// @param whole   the stream from its beginning
    record Opened(Optional<ApiError> failure, InputStream whole) {
        /// What came of the attempt, if it ends here.
        Optional<Outcome> ended(InboundCall call, OutboundAnswer answer) {
            return failure.map(error -> call.client().isCancelled()
                    ? new Outcome.Abandoned()
                    : new Outcome.Failed(new UpstreamFailure.Unreadable(error, answer.status())));
        }
    }

    static Opened read(OutboundAnswer answer, UpstreamCodec codec) {
        var isEvents = answer.headers()
                .first("content-type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return isEvents ? new StreamOpening(answer, codec).read() : new Opened(Optional.empty(), answer.body());
    }

    private Opened read() {
        try {
            var failure = failure();
            var again = new ByteArrayInputStream(seen.toByteArray());
            return new Opened(failure, new SequenceInputStream(again, answer.body()));
        } catch (SocketTimeoutException _) {
            return failed(ErrorKind.TIMEOUT, "the upstream has been silent for too long");
        } catch (IOException _) {
            return failed(ErrorKind.BAD_GATEWAY, "the upstream's stream broke off before it began");
        }
    }

    private Opened failed(ErrorKind kind, String message) {
        return new Opened(Optional.of(ApiError.of(kind, message)), answer.body());
    }

    private Optional<ApiError> failure() throws IOException {
        var piece = new byte[PIECE];
        while (seen.size() < PIECE) {
            var count = answer.body().read(piece);
            if (count < 0) {
                return seen.size() == 0
                        ? Optional.of(ApiError.of(ErrorKind.BAD_GATEWAY, "the upstream's stream holds nothing"))
                        : Optional.empty();
            }
            seen.write(piece, 0, count);
            reader.feed(piece, 0, count);
            var event = poll();
            if (event.isPresent() || seen.toByteArray()[0] == ':') {
                return event.flatMap(this::failure);
            }
        }
        return Optional.empty();
    }

    private Optional<SseEvent> poll() {
        try {
            return Optional.ofNullable(reader.poll());
        } catch (EventTooLongException _) {
            return Optional.empty();
        }
    }

    /// What the tap cannot read it does not know, and so it is with this.
    private Optional<ApiError> failure(SseEvent event) {
        return codec.streamDecoder().decode(event).stream()
                .filter(StreamEvent.Failed.class::isInstance)
                .map(first -> ((StreamEvent.Failed) first).error())
                .filter(error -> error != BrokenStream.UNREADABLE && error != BrokenStream.CUT)
                .findFirst();
    }
}
