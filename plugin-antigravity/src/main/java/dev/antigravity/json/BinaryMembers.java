package dev.antigravity.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/// Reads a document from a stream, while what its members of one name hold in Base64 goes elsewhere, decoded piece by
/// piece as it arrives. What is kept is the rest, where each of them is its number, counted from 0. And the other way
/// around: cuts a document where such numbers stand, for what they stand for to be written between.
public final class BinaryMembers {
    private final Set<String> names;
    private final Target target;
    private long count;

    private BinaryMembers(Set<String> names, long first, Target target) {
        this.names = names;
        count = first;
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
        return read(in, Set.of(name), 0, target);
    }

    /// The same for members of several names, counted together.
    ///
    /// @param first the number of the first one
    public static JsonValue read(InputStream in, Set<String> names, long first, Target target) throws IOException {
        try (var parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException("the document is empty", 1, 1);
            }
            var value = new BinaryMembers(names, first, target).value(parser);
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
            var isBinary = parser.nextToken() == JsonToken.VALUE_STRING && names.contains(member);
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

    /// The text of a document, cut at numbers.
    ///
    /// @param texts   one more than there are numbers
    /// @param numbers that stand between them
    public record Cut(List<byte[]> texts, List<Long> numbers) {}

    /// @param name of the members whose numbers are left out
    public static Cut cut(JsonValue document, String name) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            var cutting = new Cutting(name, generator, bytes, new ArrayList<>(), new ArrayList<>());
            cutting.write(document);
            cutting.cut();
            return new Cut(List.copyOf(cutting.texts()), List.copyOf(cutting.numbers()));
        }
    }

    private record Cutting(
            String name, JsonGenerator generator, ByteArrayOutputStream bytes, List<byte[]> texts, List<Long> numbers) {
        void write(JsonValue value) {
            switch (value) {
                case JsonObject object -> {
                    generator.writeStartObject();
                    object.forEach(this::member);
                    generator.writeEndObject();
                }
                case JsonArray array -> {
                    generator.writeStartArray();
                    array.forEach(this::write);
                    generator.writeEndArray();
                }
                case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Json.write(value, generator);
            }
        }

        private void member(String member, JsonValue value) {
            generator.writeName(WholeText.of(member));
            if (member.equals(name) && value instanceof JsonNumber number) {
                generator.writeRawValue("");
                cut();
                numbers.add(number.wholeNumber().orElseThrow());
            } else {
                write(value);
            }
        }

        void cut() {
            generator.flush();
            texts.add(bytes.toByteArray());
            bytes.reset();
        }
    }
}
