package dev.antigravity.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Where the members of a document's outermost object stand in its bytes. The document is read once from end to end, so
/// it is known to be JSON, but nothing is built from it.
public final class TopLevelMembers {
    private final byte[] document;
    /// The same, or as long and with whole names (see {@link WholeNames}).
    private final byte[] readable;

    private final List<Member> members;
    private final Map<String, Span> spans = new HashMap<>();

    private TopLevelMembers(byte[] document, byte[] readable, List<Member> members) {
        this.document = document;
        this.readable = readable;
        this.members = members;
        members.forEach(member -> spans.put(member.name(), member.value()));
    }

    /// One member as it is written; a name that is written twice is two members, of which the last counts.
    record Member(String name, Span value) {}

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
        try {
            return new TopLevelMembers(document, document, members(document));
        } catch (JacksonException e) {
            var mended = WholeNames.of(document, 0, document.length);
            if (mended == document) {
                throw Json.malformed(e);
            }
            return new TopLevelMembers(document, mended, scan(mended).members);
        }
    }

    private static List<Member> members(byte[] document) {
        var members = new ArrayList<Member>();
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
                members.add(new Member(
                        name, new Span(from, (int) parser.currentLocation().getByteOffset())));
            }
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the value", 1, 1);
            }
        }
        return members;
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
        return members.isEmpty();
    }

    /// The names of the members in the order they are written.
    public List<String> names() {
        return members.stream().map(Member::name).distinct().toList();
    }

    /// The members in the order they are written.
    List<Member> members() {
        return members;
    }

    /// The value of one member, built now; empty if it is absent or `null`.
    public Optional<JsonValue> value(String name) {
        return span(name).map(this::value).filter(value -> value != JsonNull.NULL);
    }

    /// The document is known to be JSON, so that the first byte tells the kind.
    private JsonValue value(Span span) {
        return switch (readable[span.from()]) {
            case '"' -> new JsonString(string(span));
            case 't' -> JsonBoolean.TRUE;
            case 'f' -> JsonBoolean.FALSE;
            case 'n' -> JsonNull.NULL;
            default -> Json.parse(readable, span.from(), span.length());
        };
    }

    private String string(Span span) {
        var plain = PlainStrings.read(readable, span.from() + 1, span.until());
        return plain != null ? plain : ((JsonString) Json.parse(readable, span.from(), span.length())).value();
    }

    /// The first item of an array that a condition holds for; the items behind it are not built.
    ///
    /// @return empty if there is none, or the member is absent or no array
    public Optional<JsonValue> firstItem(String name, Predicate<JsonValue> wanted) {
        return span(name).flatMap(span -> firstItem(span, wanted));
    }

    private Optional<JsonValue> firstItem(Span span, Predicate<JsonValue> wanted) {
        try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), readable, span.from(), span.length())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            var items = new TreeReader(parser, readable, span.from(), span.length());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var item = items.value();
                if (wanted.test(item)) {
                    return Optional.of(item);
                }
            }
            return Optional.empty();
        }
    }

    /// Looks at texts without building what they stand in.
    public interface TextVisitor {
        /// Whether the value of a member of that name is to be looked at.
        boolean enters(String name);

        /// @param name  of the member it is the value of, or of the array it stands in
        /// @param bytes about as long as it is written
        /// @param text  reads it
        /// @return whether to go on
        boolean text(String name, long bytes, Supplier<String> text);
    }

    /// Shows all texts within a member, in the order they are written.
    public void texts(String member, TextVisitor visitor) {
        span(member).ifPresent(span -> texts(span, member, visitor));
    }

    private void texts(Span span, String member, TextVisitor visitor) {
        try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), readable, span.from(), span.length())) {
            var name = member;
            var going = true;
            for (var token = parser.nextToken(); token != null && going; token = parser.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> {
                        name = parser.currentName();
                        if (!visitor.enters(name)) {
                            parser.nextToken();
                            parser.skipChildren();
                        }
                    }
                    case VALUE_STRING -> {
                        var from = parser.currentTokenLocation().getByteOffset();
                        parser.finishToken();
                        var bytes = parser.currentLocation().getByteOffset() - from;
                        going = visitor.text(name, bytes, parser::getString);
                    }
                    default -> {}
                }
            }
        }
    }

    /// The text of one member, empty if it is absent or no string.
    public Optional<String> text(String name) {
        return span(name).filter(span -> readable[span.from()] == '"').map(this::string);
    }
}
