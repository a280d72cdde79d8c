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

    /// Whether the data, read as JSON, may have a member of this name that is not `null`. Looks at bytes only, so that
    /// text which happens to look like the member counts too.
    public boolean hasMember(String member) {
        var end = from + length;
        for (var at = from; at + member.length() + 3 <= end; at++) {
            if (buffer[at] == '"' && isMember(member, at + 1, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMember(String member, int at, int end) {
        for (var i = 0; i < member.length(); i++) {
            if (buffer[at + i] != member.charAt(i)) {
                return false;
            }
        }
        var next = at + member.length();
        if (buffer[next] != '"') {
            return false;
        }
        next++;
        while (next < end && (buffer[next] == ':' || buffer[next] == ' ')) {
            next++;
        }
        return next < end && buffer[next] != 'n';
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
