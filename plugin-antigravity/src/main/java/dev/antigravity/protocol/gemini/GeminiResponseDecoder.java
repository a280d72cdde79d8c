package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole answer as a stream of one chunk.
final class GeminiResponseDecoder {
    private GeminiResponseDecoder() {}

    static List<StreamEvent> decode(JsonCursor answer) {
        var out = new ArrayList<StreamEvent>();
        try {
            var decoder = new GeminiStreamDecoder();
            decoder.read("", answer, out);
            if (out.getLast() instanceof StreamEvent.Failed) {
                return out;
            }
            if (!decoder.isAnswer()) {
                throw new UnreadableAnswerException("no Gemini answer: it has neither candidates nor a block reason");
            }
            decoder.end(out);
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Gemini answer: " + e.getMessage(), e);
        }
        return out;
    }
}
