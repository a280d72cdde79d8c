package dev.antigravity.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Where the members of a document's outermost object stand in its bytes. The document is read once from end to end, so
/// it is known to be JSON, but nothing is built from it.
public final class TopLevelMembers {
    private final byte[] document;
    private final Map<String, Span> spans;

    private TopLevelMembers(byte[] document, Map<String, Span> spans) {
        this.document = document;
        this.spans = spans;
    }

    /// The bytes of one value.
    ///
    /// @param from  offset of its first byte in the document
    /// @param until offset behind its last byte
    public record Span(int from, int until) {
        public int length() {
            return until - from;
        }
    }

    /// @throws MalformedJsonException if the bytes are not exactly one JSON object
    public static TopLevelMembers scan(byte[] document) {
        var spans = new LinkedHashMap<String, Span>();
        try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("expected an object", 1, 1);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                var from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                spans.put(name, new Span(from, (int) parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the value", 1, 1);
            }
        } catch (JacksonException e) {
            throw Json.malformed(e);
        }
        return new TopLevelMembers(document, spans);
    }

    public byte[] document() {
        return document;
    }

    public Optional<Span> span(String name) {
        return Optional.ofNullable(spans.get(name));
    }

    /// Offset of the brace that opens the document.
    public int start() {
        var start = 0;
        while (document[start] != '{') {
            start++;
        }
        return start;
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /// The value of one member, built now; empty if it is absent or `null`.
    public Optional<JsonValue> value(String name) {
        return span(name)
                .map(span -> Json.parse(document, span.from(), span.length()))
                .filter(value -> value != JsonNull.NULL);
    }

    /// The text of one member, empty if it is absent or no string.
    public Optional<String> text(String name) {
        return value(name).map(value -> value instanceof JsonString string ? string.value() : null);
    }
}
