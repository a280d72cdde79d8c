package dev.antigravity.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The data of the events of a stream, one line after the other, each as a stream of its own: an event that carries a
/// picture is tens of megabytes long, and nobody needs to hold it. Data that is not in one line is none of an image
/// endpoint's.
public final class EventLines {
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private Line line = new Line(true);

    public EventLines(InputStream in) {
        this.in = new BufferedInputStream(in, 16 << 10);
    }

    /// Goes on to the next event with data, over what is left of the last one.
    ///
    /// @return false at the end of the stream
    public boolean next() throws IOException {
        line.skipRest();
        while (true) {
            in.mark(DATA.length);
            var start = in.readNBytes(DATA.length);
            if (start.length == 0) {
                return false;
            }
            if (Arrays.equals(start, DATA)) {
                line = new Line(false);
                return true;
            }
            in.reset();
            new Line(false).skipRest();
        }
    }

    public InputStream data() {
        return line;
    }

    /// Ends where the line does.
    private final class Line extends InputStream {
        private boolean ended;

        Line(boolean ended) {
            this.ended = ended;
        }

        void skipRest() throws IOException {
            while (read() >= 0) {
                // On to the end of the line.
            }
        }

        @Override
        public int read() throws IOException {
            if (ended) {
                return -1;
            }
            var b = in.read();
            ended = b < 0 || b == '\n';
            return ended ? -1 : b;
        }

        /// As far as the line goes, and no further than what has arrived.
        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (ended || length == 0) {
                return ended ? -1 : 0;
            }
            in.mark(length);
            var count = in.read(target, from, length);
            if (count < 0) {
                ended = true;
                return -1;
            }
            for (var i = 0; i < count; i++) {
                if (target[from + i] == '\n') {
                    in.reset();
                    in.skipNBytes(i + 1L);
                    ended = true;
                    return i == 0 ? -1 : i;
                }
            }
            return count;
        }
    }
}
