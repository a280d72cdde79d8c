package dev.antigravity.relay;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Moves a stream's bytes from the upstream to the client as they come, past a tap. Bytes that came together go
/// together: whoever waits for more flushes first.
final class VerbatimPump {
    private static final int PIECE = 16 << 10;

    private final InputStream in;
    private final OutputStream out;
    private final StreamTap tap;

    VerbatimPump(InputStream in, OutputStream out, StreamTap tap) {
        this.in = in;
        this.out = out;
        this.tap = tap;
    }

    /// @return what broke the upstream's side, empty if it closed as it should
    /// @throws IOException if the client's side broke
    Optional<IOException> run() throws IOException {
        var piece = new byte[PIECE];
        while (true) {
            int count;
            try {
                count = in.read(piece);
            } catch (IOException e) {
                out.flush();
                return Optional.of(e);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (count < 0) {
                out.flush();
                return Optional.empty();
            }
            tap.see(piece, 0, count);
            out.write(piece, 0, count);
        }
    }

    /// The same without the one event that only came because we asked for it.
    Optional<IOException> runWithoutUsageChunk() throws IOException {
        var reader = new SseReader(in);
        var seen = false;
        while (true) {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                tap.see(event);
                if (!seen && isUsageChunk(event)) {
                    seen = true;
                    reader.skipRaw();
                } else {
                    reader.passRaw(out::write);
                }
            }
            reader.passRaw(out::write);
            try {
                if (!reader.fill()) {
                    break;
                }
            } catch (IOException e) {
                out.flush();
                return Optional.of(e);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        reader.passRest(out::write);
        out.flush();
        return Optional.empty();
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
