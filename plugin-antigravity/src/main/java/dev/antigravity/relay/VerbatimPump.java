package dev.antigravity.relay;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.sse.EventTooLongException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves a stream's bytes from the upstream to the client as they come, past a tap. Bytes that came together go
/// together: whoever waits for more flushes first.
final class VerbatimPump {
    private static final int PIECE = 16 << 10;

    private final InputStream in;
    private final OutputStream out;
    private final StreamTap tap;
    /// Whether a usage chunk that is not the client's is still to come.
    private boolean expected;
    private @Nullable IOException broken;

    VerbatimPump(InputStream in, OutputStream out, StreamTap tap) {
        this.in = in;
        this.out = out;
        this.tap = tap;
    }

    /// What is no stream of events, whatever it is.
    ///
    /// @return what broke the upstream's side, empty if it closed
    /// @throws IOException if the client's side broke
    Optional<IOException> runBytes() throws IOException {
        var piece = new byte[PIECE];
        for (var count = read(piece); count >= 0; count = read(piece)) {
            out.write(piece, 0, count);
        }
        out.flush();
        return Optional.ofNullable(broken);
    }

    private int read(byte[] piece) throws IOException {
        try {
            return in.read(piece);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            broken = e;
            return -1;
        }
    }

    /// Events, each as soon as it is whole: behind a piece of one nobody could tell the client that the rest is
    /// missing.
    ///
    /// @param withoutUsageChunk whether to leave out the one event that only came because we asked for it
    /// @return what broke the upstream's side, empty if it closed
    /// @throws IOException if the client's side broke
    Optional<IOException> runEvents(boolean withoutUsageChunk) throws IOException {
        var reader = new SseReader(in);
        expected = withoutUsageChunk;
        try {
            do {
                passWhole(reader);
            } while (filled(reader));
        } catch (EventTooLongException _) {
            tap.lookAway();
            reader.passRest(out::write);
            return runBytes();
        }
        if (!tap.sawCut()) {
            reader.passRest(out::write);
        }
        out.flush();
        return Optional.ofNullable(broken);
    }

    private void passWhole(SseReader reader) throws IOException {
        for (var event = reader.poll(); event != null; event = reader.poll()) {
            tap.see(event);
            if (expected && isUsageChunk(event)) {
                expected = false;
                reader.skipRaw();
            } else if (expected) {
                reader.passRaw(out::write);
            }
        }
        reader.passRaw(out::write);
    }

    private boolean filled(SseReader reader) throws IOException {
        try {
            return reader.fill();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            broken = e;
            return false;
        }
    }

    /// A chunk without choices whose only news is the usage.
    private static boolean isUsageChunk(SseEvent event) {
        if (!event.hasMember("usage")) {
            return false;
        }
        try {
            return Json.parse(event.buffer(), event.from(), event.length()) instanceof JsonObject chunk
                    && chunk.get("usage") instanceof JsonObject
                    && chunk.get("choices") instanceof JsonArray choices
                    && choices.isEmpty();
        } catch (MalformedJsonException _) {
            return false;
        }
    }
}
