package dev.antigravity.sandbox.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Reads and writes JSON trees. Numbers keep their digits.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /// @throws MalformedJsonException if the bytes are not exactly one JSON value
    public static JsonNode parse(byte[] bytes) {
        try {
            return checked(MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            throw new MalformedJsonException(e);
        }
    }

    /// @throws MalformedJsonException if the text is not exactly one JSON value
    public static JsonNode parse(String text) {
        try {
            return checked(MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new MalformedJsonException(e);
        }
    }

    public static byte[] bytes(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static ArrayNode array(Iterable<? extends JsonNode> items) {
        var array = array();
        items.forEach(array::add);
        return array;
    }

    public static ArrayNode strings(Iterable<String> items) {
        var array = array();
        items.forEach(array::add);
        return array;
    }

    /// JSON text to be written as it stands.
    public static RawValue raw(String json) {
        return new RawValue(json);
    }

    private static JsonNode checked(JsonNode value) {
        if (value.isMissingNode()) {
            throw new MalformedJsonException("the document is empty");
        }
        return value;
    }
}
