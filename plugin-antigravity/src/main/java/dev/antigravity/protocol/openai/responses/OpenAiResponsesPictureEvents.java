package dev.antigravity.protocol.openai.responses;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageStreamDecoder;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the events of an answer in which the image tool draws. That it has begun, and is at it, says nothing an image
/// endpoint has a word for; the finished picture comes with its item, and again with the whole answer.
final class OpenAiResponsesPictureEvents implements ImageStreamDecoder {
    private final List<ImageReply.Picture> finished = new ArrayList<>();

    @Override
    public Optional<Step> decode(JsonValue event) {
        try {
            return decode(JsonCursor.of(event));
        } catch (JsonShapeException e) {
            throw new UnreadableAnswerException("the upstream sent an unreadable event", e);
        }
    }

    private Optional<Step> decode(JsonCursor event) {
        return switch (event.findString("type").orElse("")) {
            case "response.image_generation_call.partial_image" -> Optional.of(partial(event));
            case "response.output_item.done" -> {
                OpenAiResponsesPictures.finished(event.get("item")).ifPresent(finished::add);
                yield Optional.empty();
            }
            case "response.completed", "response.incomplete" ->
                Optional.of(new Step.Finished(OpenAiResponsesPictures.reply(event.get("response"), finished)));
            case "response.failed" -> Optional.of(failed(error(event.get("response"))));
            case "error" -> Optional.of(failed(error(event).or(() -> Optional.of(event))));
            case "" -> error(event).map(error -> failed(Optional.of(error)));
            default -> Optional.empty();
        };
    }

    private static Step partial(JsonCursor event) {
        return new Step.Partial(
                new ImageReply.Picture(
                        event.get(OpenAiResponsesPictures.PARTIAL).asLong(),
                        OpenAiResponsesPictures.facts(event),
                        Optional.empty()),
                event.findLong("partial_image_index").orElse(0));
    }

    private static Step failed(Optional<JsonCursor> error) {
        return new Step.Failed(
                OpenAiResponsesErrors.decode(error.map(JsonCursor::asObject).orElse(JsonObject.EMPTY)));
    }

    private static Optional<JsonCursor> error(JsonCursor place) {
        return place.find("error").filter(JsonCursor::isObject);
    }
}
