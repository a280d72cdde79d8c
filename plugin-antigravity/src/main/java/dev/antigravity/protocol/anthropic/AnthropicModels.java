package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Model listings (MDL-001).
final class AnthropicModels {
    private AnthropicModels() {}

    static JsonObject encode(List<ListedModel> models, boolean more) {
        return JsonObject.builder()
                .put(
                        "data",
                        new JsonArray(models.stream()
                                .<JsonValue>map(AnthropicModels::encode)
                                .toList()))
                .put("first_id", id(models.isEmpty() ? Optional.empty() : Optional.of(models.getFirst())))
                .put("last_id", id(models.isEmpty() ? Optional.empty() : Optional.of(models.getLast())))
                .put("has_more", more)
                .build();
    }

    static JsonObject encode(ListedModel model) {
        return JsonObject.builder()
                .put("type", "model")
                .put("id", model.id())
                .put("display_name", model.title())
                .put("created_at", "1970-01-01T00:00:00Z")
                .put("lifecycle", "active")
                .putNull("line")
                .put("max_input_tokens", number(model.context()))
                .put("max_tokens", number(model.maxOutput()))
                .putNull("capabilities")
                .putNull("deprecated_at")
                .putNull("retires_at")
                .build();
    }

    private static JsonValue id(Optional<ListedModel> model) {
        return model.<JsonValue>map(listed -> new JsonString(listed.id())).orElse(JsonNull.NULL);
    }

    private static JsonValue number(Optional<Long> value) {
        return value.<JsonValue>map(JsonNumber::of).orElse(JsonNull.NULL);
    }
}
