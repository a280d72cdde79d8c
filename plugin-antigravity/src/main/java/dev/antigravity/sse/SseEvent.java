package dev.antigravity.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One event, as a window on the reader's buffer: valid until the reader is asked for the next one.
///
/// @param name   the `event:` field, empty if there was none
/// @param buffer holds the data
/// @param from   offset of the first byte of the data
/// @param length of the data in bytes, several `data:` lines joined by a line feed
public record SseEvent(String name, byte[] buffer, int from, int length) {
    public static SseEvent of(String name, String data) {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        return new SseEvent(name, bytes, 0, bytes.length);
    }

    public String data() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    /// Whether the data is exactly this ASCII text.
    public boolean dataIs(String text) {
        if (text.length() != length) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (buffer[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A copy that outlives the reader's buffer.
    public SseEvent copy() {
        return new SseEvent(name, Arrays.copyOfRange(buffer, from, from + length), 0, length);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : "event: " + name + ", ") + "data: " + data();
    }
}
