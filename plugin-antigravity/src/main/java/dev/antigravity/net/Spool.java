package dev.antigravity.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// Bytes that are too many for the memory, in a file without a name that is gone when it is closed. What has been
/// written can be read any number of times, from any place, by several threads; one writes.
public final class Spool implements Body, AutoCloseable {
    private static final int PIECE = 32 << 10;

    private final FileChannel file;
    private volatile long length;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /// An empty one.
    public static Spool open() throws IOException {
        return new Spool(FileChannel.open(
                Files.createTempFile("antigravity-", ".spool"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    @Override
    public long length() {
        return length;
    }

    public void append(byte[] bytes, int from, int count) throws IOException {
        var rest = ByteBuffer.wrap(bytes, from, count);
        while (rest.hasRemaining()) {
            length += file.write(rest, length);
        }
    }

    /// Appends what is written to it. Closing it changes nothing.
    public OutputStream appending() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                append(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                append(bytes, from, count);
            }
        };
    }

    /// Reads as much as is there.
    ///
    /// @return how much it was, -1 at the end
    public int read(long at, byte[] target, int from, int count) throws IOException {
        return file.read(ByteBuffer.wrap(target, from, count), at);
    }

    /// All of it, from its beginning.
    public InputStream input() {
        return new InputStream() {
            private long at;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                var read = Spool.this.read(at, target, from, count);
                at += Math.max(0, read);
                return read;
            }
        };
    }

    /// A part of it.
    public Body part(long from, long count) {
        return new Body() {
            @Override
            public long length() {
                return count;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                copy(from, count, out);
            }
        };
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        copy(0, length, out);
    }

    private void copy(long from, long count, OutputStream out) throws IOException {
        var piece = new byte[(int) Math.min(PIECE, count)];
        for (var at = from; at < from + count; ) {
            var read = read(at, piece, 0, (int) Math.min(piece.length, from + count - at));
            if (read < 0) {
                throw new EOFException("a file of ours is shorter than it was");
            }
            out.write(piece, 0, read);
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
