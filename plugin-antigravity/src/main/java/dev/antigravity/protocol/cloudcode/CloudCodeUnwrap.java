package dev.antigravity.protocol.cloudcode;

import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.sse.SseEvent;
import java.util.Arrays;
import java.util.Optional;

/// Takes Gemini's answers out of the envelope for clients that speak Gemini: the bytes inside stay as they are
/// (VRS-001).
final class CloudCodeUnwrap {
    private CloudCodeUnwrap() {}

    static byte[] answer(byte[] body) {
        return inner(body).orElseThrow(() -> new UnreadableAnswerException("no Cloud Code answer: it has no response"));
    }

    static Optional<byte[]> chunk(SseEvent event) {
        return inner(event.copy().buffer()).map(CloudCodeUnwrap::oneLine);
    }

    private static Optional<byte[]> inner(byte[] body) {
        try {
            var members = TopLevelMembers.scan(body);
            if (members.value("error").isPresent()) {
                return Optional.of(body);
            }
            return members.span(CloudCodeCodec.RESPONSE)
                    .filter(span -> body[span.from()] == '{')
                    .map(span -> Arrays.copyOfRange(body, span.from(), span.until()));
        } catch (MalformedJsonException e) {
            throw new UnreadableAnswerException("no Cloud Code answer: " + e.getMessage(), e);
        }
    }

    /// Line ends can only stand between the tokens of JSON, where a space does as well.
    private static byte[] oneLine(byte[] json) {
        for (var i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }
}
