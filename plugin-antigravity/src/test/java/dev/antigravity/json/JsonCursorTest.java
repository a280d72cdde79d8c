package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonCursorTest {
    private final JsonCursor document = JsonCursor.of(
            Json.parse("{\"messages\":[{\"role\":\"user\"},{\"role\":7,\"name\":null,\"x\":1,\"y\":2}]}"));

    @Test
    void complaintsNameThePlace() {
        var second = document.get("messages").items().get(1);

        assertThatThrownBy(() -> second.get("role").asString())
                .isInstanceOf(JsonShapeException.class)
                .hasMessage("messages[1].role: expected a string, found a number");
        assertThatThrownBy(() -> second.get("content")).hasMessage("messages[1].content: required, but missing");
        assertThatThrownBy(() -> second.get("name")).hasMessage("messages[1].name: required, but missing");
    }

    @Test
    void knowsWhatNobodyHasRead() {
        var second = document.get("messages").items().get(1);
        second.find("role");
        second.skip("y", "z");

        assertThat(second.unread()).extracting(JsonPath::toString).containsExactly("messages[1].x");
        assertThat(document.unread()).isEmpty();
    }

    @Test
    void wholeNumbersMayBeSpelledInAnyWay() {
        assertThat(JsonCursor.of(Json.parse("8.0")).asLong()).isEqualTo(8);
        assertThat(JsonCursor.of(Json.parse("8e2")).asLong()).isEqualTo(800);
        assertThatThrownBy(() -> JsonCursor.of(Json.parse("8.5")).asLong())
                .hasMessage("the document: expected a whole number, found a number");
        assertThatThrownBy(() -> JsonCursor.of(Json.parse("1e999999999")).asLong())
                .isInstanceOf(JsonShapeException.class);
    }
}
