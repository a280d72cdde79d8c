package dev.antigravity.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the numbers and marks of picture files. An end that comes too early is an {@link UnreadablePictureException}.
final class PictureInput {
    private final InputStream in;

    PictureInput(InputStream in) {
        this.in = in;
    }

    byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw UnreadablePictureException.cut();
        }
        return bytes;
    }

    /// Up to so many bytes, fewer at the end.
    byte[] upTo(int count) throws IOException {
        return in.readNBytes(count);
    }

    int next() throws IOException {
        var next = in.read();
        if (next < 0) {
            throw UnreadablePictureException.cut();
        }
        return next;
    }

    void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException _) {
            throw UnreadablePictureException.cut();
        }
    }

    void copy(long count, OutputStream out) throws IOException {
        var buffer = new byte[(int) Math.min(count, 16 << 10)];
        for (var left = count; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw UnreadablePictureException.cut();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    void copyRest(OutputStream out) throws IOException {
        in.transferTo(out);
    }

    static int bigEndian(byte[] bytes, int at, int count) {
        var value = 0;
        for (var i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static int littleEndian(byte[] bytes, int at, int count) {
        var value = 0;
        for (var i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    static String text(byte[] bytes, int at, int count) {
        return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
    }
}
