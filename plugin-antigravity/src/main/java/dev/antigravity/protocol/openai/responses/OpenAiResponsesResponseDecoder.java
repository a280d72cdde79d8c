package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/// Reads a whole answer as the final event of its stream.
final class OpenAiResponsesResponseDecoder {
    private OpenAiResponsesResponseDecoder() {}

    static List<StreamEvent> decode(JsonCursor answer) {
        var out = new ArrayList<StreamEvent>();
        try {
            if (answer.find("status").isEmpty() && answer.find("error").isPresent()) {
                new OpenAiResponsesStreamDecoder().read("error", answer, out);
                return out;
            }
            var type = typeOf(answer);
            var event = JsonObject.of("type", new JsonString(type), "response", answer.value());
            new OpenAiResponsesStreamDecoder().read("", JsonCursor.of(event), out);
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Responses answer: " + e.getMessage(), e);
        }
        return out;
    }

    private static String typeOf(JsonCursor answer) {
        var status = answer.findString("status").orElse("completed");
        return switch (status) {
            case "completed", "incomplete" -> {
                answer.get("output").items();
                yield "response." + status;
            }
            case "failed" -> "response.failed";
            default -> throw answer.get("status").complaint("expected a finished answer, found " + status);
        };
    }
}
