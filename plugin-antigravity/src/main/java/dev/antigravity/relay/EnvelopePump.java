package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.EnvelopeCodec;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.sse.EventTooLongException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// Moves a stream from the upstream to the client, each event out of its envelope as it comes, past a tap.
final class EnvelopePump {
    private final EnvelopeCodec codec;
    private final SseReader reader;
    private final LiveStream live;
    private final StreamTap tap;

    EnvelopePump(EnvelopeCodec codec, InputStream in, LiveStream live, StreamTap tap) {
        this.codec = codec;
        this.live = live;
        this.tap = tap;
        reader = new SseReader(in);
    }

    /// @return what broke the upstream's side, empty if it closed
    /// @throws IOException if the client's side broke
    Optional<ApiError> run() throws IOException {
        try {
            return pump();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<ApiError> pump() throws IOException {
        try {
            do {
                for (var event = reader.poll(); event != null; event = reader.poll()) {
                    pass(event);
                }
            } while (filled());
            return Optional.empty();
        } catch (UnreadableAnswerException | EventTooLongException _) {
            return Optional.of(BrokenStream.UNREADABLE);
        } catch (SocketTimeoutException _) {
            return Optional.of(ApiError.of(ErrorKind.TIMEOUT, "the upstream has been silent for too long"));
        }
    }

    private void pass(SseEvent event) throws IOException {
        tap.see(event);
        var inside = codec.unwrap(event);
        if (inside.isPresent()) {
            live.pass(inside.get());
        }
    }

    /// A connection that breaks has closed; whether the answer had come to its end, the tap knows.
    private boolean filled() throws SocketTimeoutException {
        try {
            return reader.fill();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return false;
        }
    }
}
