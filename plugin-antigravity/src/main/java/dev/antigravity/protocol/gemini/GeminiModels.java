package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ListedModel;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import java.util.List;

/// Model listings (MDL-001, MDL-002).
final class GeminiModels {
    private static final JsonArray METHODS =
            JsonArray.ofStrings(List.of("generateContent", "streamGenerateContent", "countTokens"));

    private GeminiModels() {}

    /// The page after this one is asked for by the last model of it.
    static JsonObject encode(List<ListedModel> models, boolean more) {
        var listing = JsonObject.builder()
                .put("models", models.stream().map(GeminiModels::encode).toList());
        if (more) {
            listing.put("nextPageToken", models.getLast().id());
        }
        return listing.build();
    }

    static JsonObject encode(ListedModel model) {
        var listed = JsonObject.builder()
                .put("name", GeminiPaths.resource(model.id()))
                .put("displayName", model.title());
        model.context().ifPresent(tokens -> listed.put("inputTokenLimit", tokens));
        model.maxOutput().ifPresent(tokens -> listed.put("outputTokenLimit", tokens));
        return listed.put("supportedGenerationMethods", METHODS).build();
    }
}
