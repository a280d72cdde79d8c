package dev.antigravity.sse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes events. What is written reaches the client with the next {@link #flush}. Not thread-safe.
public final class SseWriter {
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ": ".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;

    public SseWriter(OutputStream out) {
        this.out = out;
    }

    /// @param name the `event:` field, empty for none
    /// @param data one line
    public void event(String name, byte[] data) throws IOException {
        event(name, body -> body.write(data));
    }

    /// Writes one line, without its end.
    @FunctionalInterface
    public interface Data {
        void writeTo(OutputStream body) throws IOException;
    }

    /// @param name the `event:` field, empty for none
    public void event(String name, Data data) throws IOException {
        if (!name.isEmpty()) {
            out.write(EVENT);
            out.write(name.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.write(DATA);
        data.writeTo(out);
        out.write('\n');
        out.write('\n');
    }

    /// A line clients pass over, to show that the connection is alive.
    public void comment(String text) throws IOException {
        out.write(COMMENT);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        out.write('\n');
    }

    public void flush() throws IOException {
        out.flush();
    }
}
