package dev.antigravity.sandbox.wire.openai.images;

import dev.antigravity.sandbox.drawing.Drawing;
import dev.antigravity.sandbox.drawing.FileFormat;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.media.PictureSize;
import dev.antigravity.sandbox.wire.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws what was asked for, and counts it: a picture costs a token for so many pixels, more of them the better it is.
///
/// @param event         the first half of the names of events
/// @param pictureTokens what the pictures of the request cost
record ImageAnswer(JsonNode body, String event, PictureSize size, long pictureTokens) {
    private static final int PARTIAL_TOKENS = 100;

    JsonNode whole(long inputTokens, Instant now) {
        var answer = described(Json.object().put("created", now.getEpochSecond()));
        answer.set(
                "data",
                Json.array(IntStream.range(0, count())
                        .mapToObj(i -> Json.object().put("b64_json", base64(drawing(i))))
                        .toList()));
        return answer.set("usage", usage(inputTokens));
    }

    List<Event> events(long inputTokens, Instant now) {
        var events = new ArrayList<Event>();
        for (var i = 0; i < partials(); i++) {
            events.add(event("partial_image", drawing(0).unfinished(i + 1, partials() + 1), now, i, inputTokens));
        }
        events.add(event("completed", drawing(0), now, -1, inputTokens));
        return events;
    }

    /// Made when it is sent: pictures are large.
    private Event event(String kind, Drawing drawing, Instant now, int index, long inputTokens) {
        var name = event + "." + kind;
        return new Event(Optional.of(name), () -> {
            var data = described(Json.object()
                    .put("type", name)
                    .put("b64_json", base64(drawing))
                    .put("created_at", now.getEpochSecond()));
            if (index >= 0) {
                data.put("partial_image_index", index);
            } else {
                data.set("usage", usage(inputTokens));
            }
            return Json.text(data);
        });
    }

    ObjectNode described(ObjectNode answer) {
        return answer.put("size", size.toString())
                .put("quality", quality())
                .put("background", isTransparent() ? "transparent" : "opaque")
                .put("output_format", format().word());
    }

    Drawing drawing(int number) {
        var words = body.get("prompt").stringValue() + "#" + number;
        return Drawing.of(words, size.width(), size.height(), !isTransparent());
    }

    String base64(Drawing drawing) {
        return Base64.getEncoder().encodeToString(format().write(drawing));
    }

    ObjectNode usage(long inputTokens) {
        var area = (long) size.width() * size.height();
        var output = count() * area / pixelsOfAToken() + (long) partials() * PARTIAL_TOKENS;
        var usage = Json.object()
                .put("input_tokens", inputTokens)
                .put("output_tokens", output)
                .put("total_tokens", inputTokens + output);
        return usage.set(
                "input_tokens_details",
                Json.object().put("text_tokens", inputTokens - pictureTokens).put("image_tokens", pictureTokens));
    }

    private int pixelsOfAToken() {
        return switch (quality()) {
            case "low" -> 4096;
            case "high" -> 256;
            default -> 1024;
        };
    }

    private String quality() {
        var asked = body.path("quality").asString("auto");
        return asked.equals("auto") ? "medium" : asked;
    }

    private boolean isTransparent() {
        return body.path("background").asString("").equals("transparent");
    }

    private FileFormat format() {
        return FileFormat.ofWord(body.path("output_format").asString("")).orElse(FileFormat.PNG);
    }

    private int count() {
        return body.path("n").asInt(1);
    }

    int partials() {
        return body.path("partial_images").asInt(0);
    }
}
