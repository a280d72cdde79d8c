package dev.antigravity.relay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// An answer whose bytes reach the client as they are read. That the client is gone, or the upstream, ends the reading
/// and is told once more by {@link #rest}.
final class PassingInput extends FilterInputStream {
    private final OutputStream out;
    private @Nullable IOException broken;
    private boolean cut;
    private boolean over;

    PassingInput(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        var count = receive(target, from, length);
        try {
            if (count > 0) {
                out.write(target, from, count);
                out.flush();
            }
            return count;
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private int receive(byte[] target, int from, int length) throws IOException {
        try {
            var count = in.read(target, from, length);
            over |= count < 0;
            return count;
        } catch (IOException e) {
            broken = e;
            cut = true;
            throw e;
        }
    }

    /// Whether it was the upstream's side that broke.
    boolean isCut() {
        return cut;
    }

    /// Whether all of it has been read.
    boolean isOver() {
        return over;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 16 << 10)).length;
    }

    /// Passes on what nobody has read.
    void rest() throws IOException {
        if (broken != null) {
            throw broken;
        }
        var piece = new byte[16 << 10];
        while (read(piece, 0, piece.length) >= 0) {
            // Passed on.
        }
    }
}
