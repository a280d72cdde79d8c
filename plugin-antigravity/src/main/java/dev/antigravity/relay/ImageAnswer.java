package dev.antigravity.relay;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ImageReply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Pictures in the words of OpenAI's image endpoints.
record ImageAnswer(ImageReply reply, Instant now) {
    JsonObject whole() {
        return JsonObject.builder()
                .put("created", now.getEpochSecond())
                .put(
                        "data",
                        new JsonArray(reply.pictures().stream()
                                .<JsonValue>map(picture -> JsonObject.of("b64_json", new JsonString(picture)))
                                .toList()))
                .putIfPresent("usage", reply.usage().map(ImageAnswer::usage))
                .build();
    }

    /// Each picture is an event of its own; the last one has the usage.
    void writeEvents(InboundCall call, OutputStream out) throws IOException {
        var kind =
                call.operation("").startsWith("/images/edits") ? "image_edit.completed" : "image_generation.completed";
        for (var i = 0; i < reply.pictures().size(); i++) {
            var event = JsonObject.builder()
                    .put("type", kind)
                    .put("b64_json", reply.pictures().get(i))
                    .put("created_at", now.getEpochSecond());
            if (i == reply.pictures().size() - 1) {
                event.putIfPresent("usage", reply.usage().map(ImageAnswer::usage));
            }
            out.write(("event: " + kind + "\ndata: ").getBytes(StandardCharsets.UTF_8));
            Json.write(event.build(), out);
            out.write("\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static JsonObject usage(Usage usage) {
        return JsonObject.builder()
                .put("input_tokens", usage.input())
                .put("output_tokens", usage.output())
                .put("total_tokens", usage.total())
                .build();
    }
}
