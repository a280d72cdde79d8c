package dev.antigravity.relay;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.ImageReply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Pictures in the words of OpenAI's image endpoints, written piece by piece from where they lie.
record ImageAnswer(ImageReply reply, SpooledPictures pictures, Instant now) {
    long count() {
        return reply.pictures().size();
    }

    /// Of all together, decoded.
    long bytes() throws IOException {
        var sum = 0L;
        for (var picture : reply.pictures()) {
            sum += pictures.bytes(picture);
        }
        return sum;
    }

    void write(OutputStream out) throws IOException {
        text("{\"created\":" + now.getEpochSecond() + ",\"data\":[", out);
        var between = "";
        for (var picture : reply.pictures()) {
            text(between + "{", out);
            picture(picture, out);
            text("}", out);
            between = ",";
        }
        text("]" + usage() + "}", out);
        out.flush();
    }

    /// Each picture is an event of its own; the last one has the usage.
    void writeEvents(InboundCall call, OutputStream out) throws IOException {
        var kind =
                call.operation("").startsWith("/images/edits") ? "image_edit.completed" : "image_generation.completed";
        for (var picture : reply.pictures()) {
            text("event: " + kind + "\ndata: {\"type\":\"" + kind + "\",", out);
            picture(picture, out);
            text(",\"created_at\":" + now.getEpochSecond(), out);
            text((picture.equals(reply.pictures().getLast()) ? usage() : "") + "}\n\n", out);
            out.flush();
        }
    }

    private void picture(long number, OutputStream out) throws IOException {
        text("\"b64_json\":\"", out);
        pictures.writeBase64(number, out);
        text("\"", out);
    }

    private String usage() {
        return reply.usage()
                .map(usage -> ",\"usage\":" + Json.text(usage(usage)))
                .orElse("");
    }

    private static JsonObject usage(Usage usage) {
        return JsonObject.builder()
                .put("input_tokens", usage.input())
                .put("output_tokens", usage.output())
                .put("total_tokens", usage.total())
                .build();
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
