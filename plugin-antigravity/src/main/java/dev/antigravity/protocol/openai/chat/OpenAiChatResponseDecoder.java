package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole answer as a stream of one chunk.
final class OpenAiChatResponseDecoder {
    private OpenAiChatResponseDecoder() {}

    static List<StreamEvent> decode(JsonCursor answer) {
        var out = new ArrayList<StreamEvent>();
        try {
            if (answer.find("error").isPresent()) {
                new OpenAiChatStreamDecoder().read("", answer, out);
                return out;
            }
            if (answer.get("choices").items().isEmpty()) {
                throw new UnreadableAnswerException("no Chat Completions answer: it has no choices");
            }
            var decoder = new OpenAiChatStreamDecoder();
            decoder.read("", answer, out);
            decoder.close(true, out);
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Chat Completions answer: " + e.getMessage(), e);
        }
        return out;
    }
}
