package dev.antigravity.net;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/// Bytes in Base64, made while they are written.
///
/// @param plain the bytes themselves
public record Base64Body(Body plain) implements Body {
    @Override
    public long length() {
        return (plain.length() + 2) / 3 * 4;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        // Closing it writes the last characters.
        try (var text = Base64.getEncoder().wrap(new Unclosed(out))) {
            plain.writeTo(text);
        }
    }

    /// A stream whose owner goes on with what it leads to.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
