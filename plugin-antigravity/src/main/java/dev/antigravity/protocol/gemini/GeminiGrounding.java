package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The web pages an answer rests on, from `groundingMetadata` (CIT-001).
final class GeminiGrounding {
    private GeminiGrounding() {}

    /// A stretch of a part and what it rests on.
    ///
    /// @param part  which part of the answer
    /// @param start in bytes of the part's text in UTF-8
    record Support(int part, long start, long end, List<Page> pages) {

        /// The stretch in UTF-16 units, empty if it lies outside of the text.
        ///
        /// @param offset where the text begins in its block
        Optional<Citation.Range> range(CharSequence text, int offset) {
            var from = units(text, start);
            var until = units(text, end);
            return from < 0 || until < from
                    ? Optional.empty()
                    : Optional.of(new Citation.Range(offset + from, offset + until));
        }

        List<Citation> citations(Citation.Range range) {
            return pages.stream()
                    .map(page -> new Citation(
                            Protocol.GEMINI, page.wire(), Optional.of(page.uri()), page.title(), Optional.of(range)))
                    .toList();
        }
    }

    /// A page of the web.
    record Page(String uri, Optional<String> title, JsonObject wire) {}

    /// Whether a request has the model search, so that sources may follow what it says.
    static boolean isAskedFor(JsonObject request) {
        return request.get("tools") instanceof JsonArray tools
                && tools.stream().anyMatch(tool -> tool instanceof JsonObject kind && kind.has("googleSearch"));
    }

    static List<Support> decode(JsonCursor grounding) {
        var pages = grounding.itemsOf("groundingChunks").stream()
                .map(GeminiGrounding::page)
                .toList();
        var supports = new ArrayList<Support>();
        for (var support : grounding.itemsOf("groundingSupports")) {
            var segment = support.find("segment");
            var end = segment.map(place -> place.findLong("endIndex").orElse(0)).orElse(0L);
            if (segment.isEmpty() || end <= 0) {
                continue;
            }
            supports.add(new Support(
                    (int) segment.get().findLong("partIndex").orElse(0),
                    segment.get().findLong("startIndex").orElse(0),
                    end,
                    support.itemsOf("groundingChunkIndices").stream()
                            .map(JsonCursor::asLong)
                            .filter(index -> index >= 0 && index < pages.size())
                            .flatMap(index -> pages.get((int) (long) index).stream())
                            .toList()));
        }
        return supports;
    }

    private static Optional<Page> page(JsonCursor chunk) {
        return chunk.find("web")
                .flatMap(web ->
                        web.findString("uri").map(uri -> new Page(uri, web.findString("title"), chunk.asObject())));
    }

    /// How many UTF-16 units the first bytes of a text are, -1 if it has not so many.
    private static int units(CharSequence text, long bytes) {
        var seen = 0L;
        for (var i = 0; i < text.length(); i++) {
            if (seen >= bytes) {
                return i;
            }
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                i++;
                seen += 4;
            } else {
                seen += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return seen >= bytes ? text.length() : -1;
    }
}
