package dev.antigravity.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/// Reads and writes whole JSON documents.
///
/// Limits, beyond which a document counts as malformed: {@value #MAX_DEPTH} levels of nesting, 1,000 characters a
/// number, 64 KiB a name. The length of a document is the caller's to limit.
public final class Json {
    public static final int MAX_DEPTH = 500;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1_000)
                    .maxNameLength(65_536)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private Json() {}

    /// @throws MalformedJsonException if the text is not exactly one JSON value
    public static JsonValue parse(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return document(parser, new TreeReader(parser));
        } catch (JacksonException e) {
            var mended = WholeNames.of(text);
            if (mended.equals(text)) {
                throw malformed(e);
            }
            return parse(mended);
        }
    }

    /// @throws MalformedJsonException if the bytes are not exactly one JSON value in UTF-8
    public static JsonValue parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    /// @throws MalformedJsonException if the slice is not exactly one JSON value in UTF-8
    public static JsonValue parse(byte[] bytes, int from, int length) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            return document(parser, new TreeReader(parser, bytes, from, length));
        } catch (JacksonException e) {
            var mended = WholeNames.of(bytes, from, length);
            if (mended == bytes) {
                throw malformed(e);
            }
            return parse(mended);
        }
    }

    /// @throws MalformedJsonException if the text is not exactly one JSON object
    public static JsonObject parseObject(String text) {
        return object(parse(text));
    }

    /// @throws MalformedJsonException if the bytes are not exactly one JSON object in UTF-8
    public static JsonObject parseObject(byte[] bytes) {
        return object(parse(bytes));
    }

    /// The compact text of a value.
    public static String text(JsonValue value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator);
        }
        return text.toString();
    }

    /// The compact UTF-8 bytes of a value.
    public static byte[] bytes(JsonValue value) {
        var bytes = new ByteArrayBuilder(512);
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            write(value, generator);
        }
        return bytes.toByteArray();
    }

    /// Writes the compact UTF-8 bytes of a value and leaves the stream open and unflushed.
    ///
    /// @throws IOException if the stream cannot be written
    public static void write(JsonValue value, OutputStream out) throws IOException {
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            write(value, generator);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
    }

    private static JsonValue document(JsonParser parser, TreeReader tree) {
        if (parser.nextToken() == null) {
            throw new MalformedJsonException("the document is empty", 1, 1);
        }
        var value = tree.value();
        if (parser.nextToken() != null) {
            var place = parser.currentTokenLocation();
            throw new MalformedJsonException("something follows the value", place.getLineNr(), place.getColumnNr());
        }
        return value;
    }

    static void write(JsonValue value, JsonGenerator generator) {
        switch (value) {
            case JsonObject object -> {
                generator.writeStartObject();
                for (var i = 0; i < object.size(); i++) {
                    generator.writeName(WholeText.of(object.nameAt(i)));
                    write(object.valueAt(i), generator);
                }
                generator.writeEndObject();
            }
            case JsonArray array -> {
                generator.writeStartArray();
                for (var item : array) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case JsonString string -> generator.writeString(WholeText.of(string.value()));
            case JsonNumber number -> generator.writeNumber(number.text());
            case JsonBoolean bool -> generator.writeBoolean(bool.value());
            case JsonNull _ -> generator.writeNull();
        }
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new MalformedJsonException("expected an object, found " + value.kind(), 1, 1);
    }

    static MalformedJsonException malformed(JacksonException e) {
        var place = e.getLocation();
        return new MalformedJsonException(
                e.getOriginalMessage(), place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr());
    }
}
