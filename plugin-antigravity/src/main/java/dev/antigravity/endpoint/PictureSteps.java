package dev.antigravity.endpoint;

import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.relay.PictureFeed;
import java.util.Locale;
import java.util.Optional;

/// Steps of pictures as programs read them.
public final class PictureSteps {
    private PictureSteps() {}

    public static JsonObject json(PictureFeed.Step step) {
        return JsonObject.builder()
                .put("id", step.id())
                .put("model", step.model())
                .put("state", step.state().name().toLowerCase(Locale.ROOT))
                .putIfPresent(
                        "partial",
                        step.number().isPresent()
                                ? Optional.of(JsonNumber.of(step.number().getAsLong()))
                                : Optional.empty())
                .put("milliseconds", step.elapsed().toMillis())
                .putIfPresent("reason", step.reason().map(JsonString::new))
                .build();
    }
}
