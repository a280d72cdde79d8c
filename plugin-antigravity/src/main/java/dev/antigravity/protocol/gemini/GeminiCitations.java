package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Citation;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// The sources of an answer, counted over the whole of its text (CIT-001, CIT-002). Not thread-safe.
final class GeminiCitations {
    private final List<JsonValue> encoded = new ArrayList<>();
    private long offset;

    /// Takes the next text of the answer.
    ///
    /// @param length of the text, in UTF-16 units
    void add(List<Citation> citations, int length) {
        for (var citation : citations) {
            var range = citation.range().orElse(new Citation.Range(0, length));
            citation.url().ifPresent(url -> {
                var source = JsonObject.builder()
                        .put("startIndex", offset + range.start())
                        .put("endIndex", offset + range.end())
                        .put("uri", url);
                citation.title().ifPresent(title -> source.put("title", title));
                encoded.add(source.build());
            });
        }
        offset += length;
    }

    void encode(JsonObject.Builder candidate) {
        if (!encoded.isEmpty()) {
            candidate.put("citationMetadata", JsonObject.of("citations", new JsonArray(encoded)));
        }
    }
}
