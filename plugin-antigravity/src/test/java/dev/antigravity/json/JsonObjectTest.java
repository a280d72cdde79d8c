package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void aNameThatOccursTwiceKeepsItsPlaceAndItsLastValue() {
        assertThat(Json.text(Json.parse("{\"a\":1,\"b\":2,\"a\":3}"))).isEqualTo("{\"a\":3,\"b\":2}");
    }

    @Test
    void equalityIgnoresTheOrderOfMembers() {
        assertThat(Json.parse("{\"a\":1,\"b\":2}")).isEqualTo(Json.parse("{\"b\":2,\"a\":1}"));
        assertThat(Json.parse("{\"a\":1,\"b\":2}")).isNotEqualTo(Json.parse("{\"a\":1}"));
    }

    @Property
    void findsEachMemberHoweverManyThereAre(@ForAll @IntRange(max = 60) int count) {
        var builder = JsonObject.builder();
        for (var i = 0; i < count; i++) {
            builder.put("m" + i, i);
            builder.put("m" + i / 2, JsonBoolean.TRUE);
        }
        var object = builder.build();

        assertThat(object.size()).isEqualTo(count);
        for (var i = 0; i < count; i++) {
            assertThat(object.get("m" + i)).isEqualTo(i <= (count - 1) / 2 ? JsonBoolean.TRUE : JsonNumber.of(i));
        }
        assertThat(object.get("m" + count)).isNull();
    }

    @Test
    void aMemberSetAnewKeepsItsPlace() {
        var object = Json.parseObject("{\"a\":1,\"b\":2}");

        assertThat(object.with("a", JsonValue.of("x")).toString()).isEqualTo("{\"a\":\"x\",\"b\":2}");
        assertThat(object.with("c", JsonNull.NULL).toString()).isEqualTo("{\"a\":1,\"b\":2,\"c\":null}");
        assertThat(object.without("a").toString()).isEqualTo("{\"b\":2}");
        assertThat(object.toString()).isEqualTo("{\"a\":1,\"b\":2}");
    }
}
