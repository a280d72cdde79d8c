package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.StreamDecoder;
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
import java.util.List;
import java.util.Optional;

/// The beginning of a stream, read before its client is told anything: one that begins with an error, or is over before
/// it has begun, is a failure that another candidate may mend. Looks at one event, and waits for none behind a comment.
final class StreamOpening {
    private static final int PIECE = 16 << 10;
    private static final int LONGEST = 256 << 10;
    private static final byte[] BLANK_LINE = {'\n', '\n'};

    private final OutboundAnswer answer;
    private final StreamDecoder decoder;
    private final SseReader reader = new SseReader();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private boolean commented;

    private StreamOpening(OutboundAnswer answer, UpstreamCodec codec) {
        this.answer = answer;
        decoder = codec.streamDecoder();
    }

    /// How a stream begins.
    sealed interface Beginning {
        record Good() implements Beginning {}

        /// With an error the upstream reports.
        ///
        /// @param stream all that came, for a client nobody else can serve
        record Refused(ErrorEvent said, byte[] stream) implements Beginning {}

        /// With nothing.
        record Broken(ApiError error) implements Beginning {}
    }

    /// @param whole the stream from its beginning
    record Opened(Beginning beginning, InputStream whole) {
        /// What came of the attempt, if it ends here.
        Optional<Outcome> ended(InboundCall call, BegunAnswer begun) {
            return switch (beginning) {
                case Beginning.Good _ -> Optional.empty();
                case Beginning.Refused _, Beginning.Broken _
                when call.client().isCancelled() -> Optional.of(new Outcome.Abandoned());
                case Beginning.Refused(var said, var stream) ->
                    Optional.of(new Outcome.Failed(begun.failure(said, Optional.of(stream))));
                case Beginning.Broken(var error) ->
                    Optional.of(new Outcome.Failed(
                            new UpstreamFailure.Unreadable(error, begun.answer().status())));
            };
        }
    }

    /// @param answer a stream of events
    static Opened read(OutboundAnswer answer, UpstreamCodec codec) {
        return new StreamOpening(answer, codec).read();
    }

    private Opened read() {
        var beginning = beginning();
        return new Opened(
                beginning, new SequenceInputStream(new ByteArrayInputStream(seen.toByteArray()), answer.body()));
    }

    private Beginning beginning() {
        try {
            return readOn();
        } catch (SocketTimeoutException _) {
            return broken(ErrorKind.TIMEOUT, "the upstream has been silent for too long");
        } catch (EventTooLongException _) {
            return new Beginning.Good();
        } catch (IOException _) {
            return broken(ErrorKind.BAD_GATEWAY, "the upstream's stream broke off before it began");
        }
    }

    private static Beginning broken(ErrorKind kind, String message) {
        return new Beginning.Broken(ApiError.of(kind, message));
    }

    private Beginning readOn() throws IOException {
        var piece = new byte[PIECE];
        while (seen.size() < LONGEST && !commented) {
            var count = answer.body().read(piece);
            if (count < 0) {
                return closed();
            }
            commented |= seen.size() == 0 && piece[0] == ':';
            seen.write(piece, 0, count);
            reader.feed(piece, 0, count);
            var known = look();
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Beginning.Good();
    }

    /// Only the blank line behind its first event may be missing.
    private Beginning closed() {
        reader.feed(BLANK_LINE, 0, BLANK_LINE.length);
        var event = reader.poll();
        if (event == null) {
            return broken(ErrorKind.BAD_GATEWAY, "the upstream's stream holds nothing");
        }
        var steps = decoder.decode(event);
        if (steps.contains(new StreamEvent.Failed(BrokenStream.UNREADABLE))) {
            return broken(ErrorKind.BAD_GATEWAY, "the upstream's stream broke off before it began");
        }
        return beginning(event, steps);
    }

    /// How the stream begins, if it can be told from what has come. What the tap cannot read it does not know, and so
    /// it is with this.
    private Optional<Beginning> look() throws IOException {
        var event = reader.poll();
        if (event != null) {
            return Optional.of(beginning(event, decoder.decode(event)));
        }
        reader.passRaw((bytes, from, _) -> commented |= bytes[from] == ':');
        return Optional.empty();
    }

    private Beginning beginning(SseEvent event, List<StreamEvent> steps) {
        return ErrorEvent.of(event, steps)
                .<Beginning>map(said -> new Beginning.Refused(said, seen.toByteArray()))
                .orElseGet(Beginning.Good::new);
    }
}
