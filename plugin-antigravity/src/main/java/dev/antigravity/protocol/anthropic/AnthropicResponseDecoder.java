package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a whole message as the stream it might have been: each block starts with all it has.
final class AnthropicResponseDecoder {
    private AnthropicResponseDecoder() {}

    static List<StreamEvent> decode(JsonCursor message) {
        var out = new ArrayList<StreamEvent>();
        try {
            var decoder = new AnthropicStreamDecoder();
            if (message.findString("type").equals(Optional.of("error"))) {
                decoder.read("", message, out);
                return out;
            }
            decoder.read("", event("message_start", "message", message.value()), out);
            var index = 0;
            for (var block : message.get("content").items()) {
                decoder.read("", blockEvent("content_block_start", index, block.value()), out);
                decoder.read("", blockEvent("content_block_stop", index, block.value()), out);
                index++;
            }
            decoder.read("", event("message_delta", "delta", message.value()), out);
            decoder.read("", event("message_stop", "message", JsonObject.EMPTY), out);
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("no Anthropic message: " + e.getMessage(), e);
        }
        return out;
    }

    private static JsonCursor event(String type, String member, JsonValue value) {
        return JsonCursor.of(JsonObject.of("type", new JsonString(type), member, value));
    }

    private static JsonCursor blockEvent(String type, int index, JsonValue block) {
        return JsonCursor.of(JsonObject.builder()
                .put("type", type)
                .put("index", JsonNumber.of(index))
                .put("content_block", block)
                .build());
    }
}
