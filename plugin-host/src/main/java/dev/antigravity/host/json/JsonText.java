package dev.antigravity.host.json;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes maps, collections, strings, numbers and booleans as compact JSON. Members whose value is an empty
/// `Optional` are left out; anything else is written as its text.
public final class JsonText {
    static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    public static String of(@Nullable Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> writeMap(map, out);
            case Collection<?> items -> {
                out.writeStartArray();
                items.forEach(item -> write(item, out));
                out.writeEndArray();
            }
            case Optional<?> optional -> write(optional.orElse(null), out);
            case Boolean bool -> out.writeBoolean(bool);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.toString());
            default -> out.writeString(value.toString());
        }
    }

    private static void writeMap(Map<?, ?> map, JsonGenerator out) {
        out.writeStartObject();
        map.forEach((name, value) -> {
            if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
                out.writeName(String.valueOf(name));
                write(value, out);
            }
        });
        out.writeEndObject();
    }
}
