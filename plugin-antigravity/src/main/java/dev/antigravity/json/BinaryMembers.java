package dev.antigravity.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a document from a stream, while what its members of one name hold in Base64 goes elsewhere, decoded piece by
/// piece as it arrives. What is kept is the rest, where each of them is its number, counted from 0.
public final class BinaryMembers {
    private final String name;
    private final Target target;
    private long count;

    private BinaryMembers(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    /// Where the bytes of a member go.
    public interface Target {
        OutputStream open() throws IOException;
    }

    /// @param name   of members anywhere in the document, if they are text
    /// @param target opened for each of them, and closed behind it
    /// @throws MalformedJsonException if it is not exactly one JSON value, or a member is not Base64
    /// @throws IOException            if the stream breaks off, or a target cannot be written
    public static JsonValue read(InputStream in, String name, Target target) throws IOException {
        try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException("the document is empty", 1, 1);
            }
            var value = new BinaryMembers(name, target).value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the value", 1, 1);
            }
            return value;
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw Json.malformed(e);
        }
    }

    private JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> new TreeReader(parser).value();
        };
    }

    private JsonObject object(JsonParser parser) throws IOException {
        var object = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var member = parser.currentName();
            var isBinary = parser.nextToken() == JsonToken.VALUE_STRING && member.equals(name);
            object.put(member, isBinary ? binary(parser) : value(parser));
        }
        return object.build();
    }

    private JsonArray array(JsonParser parser) throws IOException {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonArray(items);
    }

    private JsonNumber binary(JsonParser parser) throws IOException {
        try (var out = target.open()) {
            parser.readBinaryValue(out);
        }
        return JsonNumber.of(count++);
    }
}
