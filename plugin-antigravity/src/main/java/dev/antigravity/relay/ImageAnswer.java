package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.ImageReply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Writes pictures in the words of OpenAI's image endpoints, piece by piece from where they lie.
///
/// Source: OpenAI API reference, "Images" and "Image streaming", read 2026-11.
final class ImageAnswer {
    /// What clients expect of every event. What neither the upstream nor the request says, the upstream has chosen.
    private static final List<String> FACTS = List.of("size", "quality", "background");

    private final InboundCall call;
    private final SpooledPictures pictures;
    private final Instant now;

    ImageAnswer(InboundCall call, SpooledPictures pictures, Instant now) {
        this.call = call;
        this.pictures = pictures;
        this.now = now;
    }

    /// Of all together, decoded.
    long bytes(ImageReply reply) {
        return reply.pictures().stream()
                .mapToLong(picture -> pictures.bytes(picture.number()))
                .sum();
    }

    void write(ImageReply reply, OutputStream out) throws IOException {
        text("{\"created\":" + now.getEpochSecond() + ",\"data\":[", out);
        var between = "";
        for (var picture : reply.pictures()) {
            text(between + "{", out);
            picture(picture, out);
            if (picture.revisedPrompt().isPresent()) {
                members(JsonObject.of("revised_prompt", picture.revisedPrompt().get()), out);
            }
            text("}", out);
            between = ",";
        }
        text("]", out);
        members(reply.pictures().getFirst().facts(), out);
        members(usage(reply), out);
        text("}", out);
        out.flush();
    }

    void writePartial(ImageReply.Picture picture, long index, OutputStream out) throws IOException {
        event(
                "partial_image",
                picture,
                JsonObject.builder().put("partial_image_index", index).build(),
                out);
    }

    /// Each picture is an event of its own; the last one has the usage.
    void writeCompleted(ImageReply reply, OutputStream out) throws IOException {
        for (var picture : reply.pictures()) {
            var isLast = picture.equals(reply.pictures().getLast());
            event("completed", picture, isLast ? usage(reply) : JsonObject.EMPTY, out);
        }
    }

    private void event(String kind, ImageReply.Picture picture, JsonObject more, OutputStream out) throws IOException {
        var name = (call.operation("").startsWith("/images/edits") ? "image_edit." : "image_generation.") + kind;
        text("event: " + name + "\ndata: {\"type\":\"" + name + "\",", out);
        picture(picture, out);
        text(",\"created_at\":" + now.getEpochSecond(), out);
        members(facts(picture), out);
        members(more, out);
        text("}\n\n", out);
        out.flush();
    }

    private static JsonObject facts(ImageReply.Picture picture) {
        var facts = picture.facts().toBuilder();
        FACTS.stream().filter(name -> !picture.facts().has(name)).forEach(name -> facts.put(name, "auto"));
        if (!picture.facts().has("output_format")) {
            facts.put("output_format", "png");
        }
        return facts.build();
    }

    private void picture(ImageReply.Picture picture, OutputStream out) throws IOException {
        text("\"b64_json\":\"", out);
        pictures.base64(picture.number()).writeTo(out);
        text("\"", out);
    }

    private static JsonObject usage(ImageReply reply) {
        return reply.tokens()
                .map(tokens -> JsonObject.of("usage", usage(tokens)))
                .orElse(JsonObject.EMPTY);
    }

    private static JsonObject usage(PictureTokens tokens) {
        var usage = JsonObject.builder()
                .put("input_tokens", tokens.input())
                .put("output_tokens", tokens.output())
                .put("total_tokens", tokens.input() + tokens.output());
        if (tokens.words().isPresent() || tokens.pictures().isPresent()) {
            usage.put(
                    "input_tokens_details",
                    JsonObject.builder()
                            .put("text_tokens", tokens.words().orElse(0))
                            .put("image_tokens", tokens.pictures().orElse(0))
                            .build());
        }
        return usage.build();
    }

    /// The end of a stream that does not come to its own.
    static void writeError(InboundCall call, ApiError error, OutputStream out) throws IOException {
        var data = JsonObject.builder().put("type", "error");
        call.codec().encodeError(error, call.id()).body().forEach(data::put);
        text("event: error\ndata: " + Json.text(data.build()) + "\n\n", out);
        out.flush();
    }

    private static void members(JsonObject members, OutputStream out) throws IOException {
        for (var name : members.names()) {
            var one = Json.text(JsonObject.of(name, members.find(name).orElseThrow()));
            text("," + one.substring(1, one.length() - 1), out);
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
