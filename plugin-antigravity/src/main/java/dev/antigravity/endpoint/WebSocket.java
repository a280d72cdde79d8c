package dev.antigravity.endpoint;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Our side of a WebSocket whose client only listens: texts go out, and of what comes in only that counts which the
/// protocol wants answered. Nothing of it is held. Thread-safe; one thread reads.
///
/// Source: RFC 6455, section 5 (frames), 7 (closing).
final class WebSocket {
    static final int GOING_AWAY = 1001;
    static final int TRY_AGAIN_LATER = 1013;
    private static final int PROTOCOL_ERROR = 1002;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int RESERVED = 0x70;
    private static final int LONGEST_CONTROL = 125;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /// @param in  what the client sends behind its request
    /// @param out to the client, behind the head of our answer
    WebSocket(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /// A frame of the client's that breaks the rules.
    private static final class BrokenFrameException extends IOException {
        private static final long serialVersionUID = 1;

        BrokenFrameException(String rule) {
            super(rule);
        }
    }

    void text(byte[] utf8) throws IOException {
        send(TEXT, utf8);
    }

    /// Has the client show that it lives.
    void ping() throws IOException {
        send(PING, new byte[0]);
    }

    /// Says that nothing more will be said, and why. Does nothing if that was said before.
    void close(int code, String reason) throws IOException {
        var words = reason.getBytes(StandardCharsets.UTF_8);
        var payload = new byte[2 + words.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(words, 0, payload, 2, words.length);
        send(CLOSE, payload);
    }

    /// Reads until the client has closed, answering what has to be answered.
    ///
    /// @throws IOException if the connection breaks
    void listen() throws IOException {
        try {
            for (var first = in.read(); first >= 0; first = in.read()) {
                if (!take(first)) {
                    return;
                }
            }
        } catch (BrokenFrameException e) {
            close(PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        } catch (EOFException _) {
            // Gone in the middle of a frame.
        }
    }

    /// @return whether the client may say more
    private boolean take(int first) throws IOException {
        if ((first & RESERVED) != 0) {
            throw new BrokenFrameException("a reserved bit is set");
        }
        var operation = first & 0x0F;
        var isControl = operation >= CLOSE;
        var second = in.readUnsignedByte();
        if ((second & MASKED) == 0) {
            throw new BrokenFrameException("a client masks its frames");
        }
        var length = length(second & ~MASKED);
        if (length < 0) {
            throw new BrokenFrameException("the length has its highest bit set");
        }
        if (isControl && ((first & LAST) == 0 || length > LONGEST_CONTROL)) {
            throw new BrokenFrameException("a control frame is whole and short");
        }
        if (operation > PONG || operation > BINARY && !isControl) {
            throw new BrokenFrameException("there is no operation " + operation);
        }
        var mask = new byte[4];
        in.readFully(mask);
        if (!isControl) {
            in.skipNBytes(length);
            return true;
        }
        return answer(operation, unmasked((int) length, mask));
    }

    private long length(int word) throws IOException {
        return switch (word) {
            case LENGTH_IN_TWO_BYTES -> in.readUnsignedShort();
            case LENGTH_IN_EIGHT_BYTES -> in.readLong();
            default -> word;
        };
    }

    private byte[] unmasked(int length, byte[] mask) throws IOException {
        var payload = new byte[length];
        in.readFully(payload);
        for (var at = 0; at < length; at++) {
            payload[at] ^= mask[at % mask.length];
        }
        return payload;
    }

    private boolean answer(int operation, byte[] payload) throws IOException {
        switch (operation) {
            case PING -> send(PONG, payload);
            case CLOSE -> {
                send(CLOSE, payload.length < 2 ? new byte[0] : Arrays.copyOf(payload, 2));
                return false;
            }
            default -> {}
        }
        return true;
    }

    private void send(int operation, byte[] payload) throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = operation == CLOSE;
            out.write(LAST | operation);
            writeLength(payload.length);
            out.write(payload);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private void writeLength(int length) throws IOException {
        if (length <= LONGEST_CONTROL) {
            out.write(length);
            return;
        }
        var isShort = length <= 0xFFFF;
        out.write(isShort ? LENGTH_IN_TWO_BYTES : LENGTH_IN_EIGHT_BYTES);
        for (var shift = isShort ? 8 : 56; shift >= 0; shift -= 8) {
            out.write((int) ((long) length >> shift));
        }
    }
}
