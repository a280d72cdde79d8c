package dev.antigravity.protocol.openai;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sources of an answer as `url_citation`s (CIT-001, CIT-002).
public final class OpenAiCitations {
    private OpenAiCitations() {}

    /// @param annotation  its members, wherever the dialect nests them
    /// @param wire        the whole annotation
    public static Citation decode(Protocol origin, JsonCursor annotation, JsonObject wire) {
        var start = annotation.findLong("start_index");
        var end = annotation.findLong("end_index");
        return new Citation(
                origin,
                wire,
                annotation.findString("url"),
                annotation.findString("title"),
                start.isPresent() && end.isPresent()
                        ? Optional.of(new Citation.Range(start.getAsLong(), end.getAsLong()))
                        : Optional.empty());
    }

    /// The members of the citations of one text that have an address.
    ///
    /// @param offset where the text begins, in UTF-16 units
    public static List<JsonObject> encode(ContentBlock.Text text, long offset) {
        var encoded = new ArrayList<JsonObject>();
        for (var citation : text.citations()) {
            encode(citation, text.text().length(), offset).ifPresent(encoded::add);
        }
        return encoded;
    }

    /// @param length of the cited text, in UTF-16 units, for a citation of all of it
    public static Optional<JsonObject> encode(Citation citation, long length, long offset) {
        var range = citation.range().orElse(new Citation.Range(0, length));
        return citation.url()
                .map(url -> JsonObject.builder()
                        .put("start_index", offset + range.start())
                        .put("end_index", offset + range.end())
                        .put("url", url)
                        .put("title", JsonValue.of(citation.title().orElse("")))
                        .build());
    }
}
