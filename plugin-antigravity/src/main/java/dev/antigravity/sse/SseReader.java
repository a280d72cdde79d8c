package dev.antigravity.sse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into events. The pieces the bytes arrive in make no difference: a line or a character split
/// between two reads is whole again before it is used.
///
/// Reading is in two steps, so that a caller can pass on what it has before it waits for more: {@link #poll} takes an
/// event from what has arrived, {@link #fill} waits for more to arrive, or {@link #feed} brings it. Lines end with LF,
/// CR or CRLF; an event has at most {@value #MAX_EVENT_BYTES} bytes. Not thread-safe.
public final class SseReader {
    public static final int MAX_EVENT_BYTES = 64 << 20;

    private static final int FIRST_BUFFER = 16 << 10;
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    /// Where the event that is being read began.
    private int eventStart;
    /// Up to where the raw bytes have been handed over.
    private int rawStart;
    /// Where the line that is being read began, and how far it has been searched for its end.
    private int lineStart;
    private int scanned;
    private boolean afterCarriageReturn;
    private boolean atStreamStart = true;
    private boolean ended;
    /// Line feeds we put behind the stream ourselves.
    private int addedAtEnd;

    private String name = "";
    private String lastName = "";
    private int dataLines;
    private int dataFrom;
    private int dataLength;
    private byte[] joined = {};

    public SseReader(InputStream in) {
        this.in = in;
    }

    /// A reader that is fed.
    public SseReader() {
        this(InputStream.nullInputStream());
    }

    /// The next event that has wholly arrived, `null` if {@link #fill} must be called first. Comments and events
    /// without data are passed over.
    ///
    /// @throws EventTooLongException if an event is longer than the limit
    public @Nullable SseEvent poll() {
        while (true) {
            var end = lineEnd();
            if (end < 0) {
                return null;
            }
            var length = end - lineStart;
            var at = lineStart;
            lineStart = end + 1;
            scanned = lineStart;
            if (length > 0) {
                field(at, length);
            } else if (dataLines > 0) {
                return dispatch();
            } else {
                name = "";
                eventStart = lineStart;
            }
        }
    }

    /// Waits until more bytes have arrived.
    ///
    /// @return false if there are no more; {@link #poll} then still gives the last event, if its lines were whole
    /// @throws IOException if the stream breaks
    public boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        makeRoom();
        var count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
            if (dataLines > 0 && lineStart == filled) {
                afterCarriageReturn = false;
                buffer[filled++] = '\n';
                addedAtEnd = 1;
                return true;
            }
            return false;
        }
        filled += count;
        return true;
    }

    /// Takes bytes that somebody else has read.
    public void feed(byte[] bytes, int from, int length) {
        for (var taken = 0; taken < length; ) {
            makeRoom();
            var count = Math.min(length - taken, buffer.length - filled);
            System.arraycopy(bytes, from + taken, buffer, filled, count);
            filled += count;
            taken += count;
        }
    }

    /// Hands over the bytes that are done with since the last call: whole events, comments and blank lines as they
    /// came.
    /// Call after each {@link #poll}.
    ///
    /// @param out gets the buffer, an offset and a length
    public void passRaw(RawTarget out) throws IOException {
        pass(eventStart, out);
    }

    /// Hands over what is left behind the end of the stream.
    public void passRest(RawTarget out) throws IOException {
        pass(filled, out);
    }

    private void pass(int until, RawTarget out) throws IOException {
        var real = Math.min(until, filled - addedAtEnd);
        if (real > rawStart) {
            out.accept(buffer, rawStart, real - rawStart);
        }
        rawStart = Math.max(rawStart, real);
    }

    /// Leaves out what {@link #passRaw} would hand over now.
    public void skipRaw() {
        rawStart = eventStart;
    }

    /// Takes a slice of the reader's buffer.
    @FunctionalInterface
    public interface RawTarget {
        void accept(byte[] bytes, int from, int length) throws IOException;
    }

    /// The end of the line that starts at `lineStart`, -1 if it has not arrived.
    private int lineEnd() {
        if (afterCarriageReturn && lineStart < filled) {
            afterCarriageReturn = false;
            if (buffer[lineStart] == '\n') {
                lineStart++;
                scanned = lineStart;
            }
        }
        if (atStreamStart && !skipByteOrderMark()) {
            return -1;
        }
        while (scanned < filled) {
            var b = buffer[scanned];
            if (b == '\n') {
                return scanned;
            }
            if (b == '\r') {
                afterCarriageReturn = true;
                return scanned;
            }
            scanned++;
        }
        return -1;
    }

    /// @return false if it cannot be told yet
    private boolean skipByteOrderMark() {
        if (filled > 0 && buffer[0] != (byte) 0xEF) {
            atStreamStart = false;
            return true;
        }
        if (filled < 3) {
            return false;
        }
        atStreamStart = false;
        if (buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            eventStart = 3;
            lineStart = 3;
            scanned = 3;
        }
        return true;
    }

    private void field(int at, int length) {
        var end = at + length;
        var colon = at;
        while (colon < end && buffer[colon] != ':') {
            colon++;
        }
        var valueAt = Math.min(colon + 1, end);
        if (valueAt < end && buffer[valueAt] == ' ') {
            valueAt++;
        }
        if (Arrays.equals(buffer, at, colon, DATA, 0, DATA.length)) {
            data(valueAt, end - valueAt);
        } else if (Arrays.equals(buffer, at, colon, EVENT, 0, EVENT.length)) {
            name = nameOf(valueAt, end - valueAt);
        }
    }

    /// Streams repeat few names, mostly the last one.
    private String nameOf(int at, int length) {
        if (length == lastName.length() && new SseEvent("", buffer, at, length).dataIs(lastName)) {
            return lastName;
        }
        lastName = new String(buffer, at, length, StandardCharsets.UTF_8);
        return lastName;
    }

    /// One line is left where it is; several are joined in a buffer of their own.
    private void data(int at, int length) {
        dataLines++;
        if (dataLines == 1) {
            dataFrom = at;
            dataLength = length;
            return;
        }
        if (dataLines == 2) {
            joined = Arrays.copyOfRange(buffer, dataFrom, dataFrom + dataLength);
        }
        var before = dataLength;
        dataLength = before + 1 + length;
        if (joined.length < dataLength) {
            joined = Arrays.copyOf(joined, Math.max(dataLength, joined.length * 2));
        }
        joined[before] = '\n';
        System.arraycopy(buffer, at, joined, before + 1, length);
    }

    private SseEvent dispatch() {
        var event = dataLines == 1
                ? new SseEvent(name, buffer, dataFrom, dataLength)
                : new SseEvent(name, joined, 0, dataLength);
        name = "";
        dataLines = 0;
        eventStart = lineStart;
        return event;
    }

    /// Moves the unfinished event to the front of the buffer, or enlarges it.
    private void makeRoom() {
        if (eventStart > 0 && (eventStart == filled || filled == buffer.length)) {
            var gone = eventStart;
            System.arraycopy(buffer, gone, buffer, 0, filled - gone);
            filled -= gone;
            lineStart -= gone;
            scanned -= gone;
            dataFrom -= gone;
            rawStart = Math.max(0, rawStart - gone);
            eventStart = 0;
        }
        if (filled == buffer.length) {
            if (filled >= MAX_EVENT_BYTES) {
                throw new EventTooLongException(MAX_EVENT_BYTES);
            }
            buffer = Arrays.copyOf(buffer, Math.min(filled * 2, MAX_EVENT_BYTES));
        }
    }
}
