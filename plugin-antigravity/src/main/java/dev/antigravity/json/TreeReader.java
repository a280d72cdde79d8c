package dev.antigravity.json;

import java.util.ArrayList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Builds values from what a parser reads. Strings of plain ASCII in a document of some size, such as pictures in
/// base64, are copied from its bytes once; the library would have them pass through three buffers.
final class TreeReader {
    /// Below this, finding the string in the bytes costs more than it saves.
    private static final int SMALL_DOCUMENT = 4 << 10;

    private final JsonParser parser;
    private final byte[] bytes;
    private final int offset;
    private final int end;
    private final boolean copiesStrings;

    /// For a document that is not at hand in bytes.
    TreeReader(JsonParser parser) {
        this(parser, new byte[0], 0, 0);
    }

    /// @param bytes  hold the document
    /// @param offset of its first byte
    TreeReader(JsonParser parser, byte[] bytes, int offset, int length) {
        this.parser = parser;
        this.bytes = bytes;
        this.offset = offset;
        end = offset + length;
        copiesStrings = length > SMALL_DOCUMENT;
    }

    /// The value the parser stands on.
    JsonValue value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(string());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("no value at " + parser.currentToken());
        };
    }

    private JsonObject object() {
        var object = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            object.put(name, value());
        }
        return object.build();
    }

    private JsonArray array() {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new JsonArray(items);
    }

    /// The parser still goes over a string that was copied, and complains of what is wrong with it.
    private String string() {
        if (copiesStrings) {
            var start = offset + (int) parser.currentTokenLocation().getByteOffset() + 1;
            var plain = PlainStrings.read(bytes, start, end);
            if (plain != null) {
                return plain;
            }
        }
        return parser.getString();
    }
}
