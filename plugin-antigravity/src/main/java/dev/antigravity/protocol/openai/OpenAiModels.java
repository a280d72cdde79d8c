package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.List;

/// Model listings (MDL-001).
public final class OpenAiModels {
    private OpenAiModels() {}

    public static JsonObject encode(List<ListedModel> models) {
        return JsonObject.of(
                "object",
                new JsonString("list"),
                "data",
                new JsonArray(
                        models.stream().<JsonValue>map(OpenAiModels::encode).toList()));
    }

    /// Nobody tells us when a model was made; zero is how an unknown time is written here.
    public static JsonObject encode(ListedModel model) {
        return JsonObject.builder()
                .put("id", model.id())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", model.owner())
                .build();
    }
}
