package dev.antigravity.protocol.gemini;

import dev.antigravity.sse.SseEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds the chunks that tell of usage or end by the names of the members that do, without reading them as JSON. A name
/// in a text of the answer counts too; that only costs the time to look.
final class GeminiMilestones {
    private static final List<byte[]> NAMES =
            List.of(bytes("usageMetadata"), bytes("finishReason"), bytes("blockReason"), bytes("error"));

    private GeminiMilestones() {}

    static boolean in(SseEvent event) {
        var until = event.from() + event.length();
        for (var at = event.from(); at < until; at++) {
            if (event.buffer()[at] == '"' && isName(event.buffer(), at + 1, until)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte[] buffer, int at, int until) {
        for (var name : NAMES) {
            if (at + name.length < until && startsWith(name, buffer, at) && buffer[at + name.length] == '"') {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] name, byte[] buffer, int at) {
        for (var i = 0; i < name.length; i++) {
            if (buffer[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
