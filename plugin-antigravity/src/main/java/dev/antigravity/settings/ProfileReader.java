package dev.antigravity.settings;

import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.Optional;

/// Reads what a configuration states of an upstream profile; {@link UpstreamProfile} knows the keys and their values.
record ProfileReader(Protocol protocol) {

    JsonObject read(Section section) {
        var stated = JsonObject.builder();
        for (var entry : section.entries()) {
            value(entry.value())
                    .filter(value -> isTaken(entry, value))
                    .ifPresent(value -> stated.put(entry.name(), value));
        }
        return stated.build();
    }

    private boolean isTaken(Section.Entry entry, JsonValue value) {
        try {
            UpstreamProfile.of(protocol).with(entry.name(), value);
            return true;
        } catch (IllegalArgumentException e) {
            entry.value().complain(e.getMessage() + Item.suggestion(entry.name(), UpstreamProfile.keys()));
            return false;
        }
    }

    private static Optional<JsonValue> value(Item item) {
        return item.node() instanceof YamlNode.Sequence ? list(item) : scalar(item);
    }

    private static Optional<JsonValue> list(Item item) {
        var values = new ArrayList<JsonValue>();
        for (var child : item.items()) {
            scalar(child).ifPresent(values::add);
        }
        return values.size() == item.items().size() ? Optional.of(new JsonArray(values)) : Optional.empty();
    }

    private static Optional<JsonValue> scalar(Item item) {
        var plain = item.node() instanceof YamlNode.Scalar scalar && scalar.plain();
        return item.as(Kind.TEXT).map(text -> plain ? unquoted(text) : new JsonString(text));
    }

    private static JsonValue unquoted(String text) {
        return switch (text) {
            case "true" -> JsonBoolean.TRUE;
            case "false" -> JsonBoolean.FALSE;
            default -> text.matches("-?(0|[1-9]\\d{0,17})") ? new JsonNumber(text) : new JsonString(text);
        };
    }
}
