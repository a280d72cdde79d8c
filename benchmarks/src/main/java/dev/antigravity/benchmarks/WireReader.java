package dev.antigravity.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads lines of HTTP heads and chunks.
final class WireReader {
    private WireReader() {}

    /// @return without its end, `null` at the end of the stream
    static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString();
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return null;
    }
}
