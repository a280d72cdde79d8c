package dev.antigravity.host.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesWhatAResultHolds() {
        var map = new LinkedHashMap<String, Object>();
        map.put("text", "a \"b\"\n");
        map.put("whole", 3);
        map.put("half", 0.5);
        map.put("yes", true);
        map.put("there", Optional.of(1L));
        map.put("absent", Optional.empty());
        map.put("list", List.of(Map.of("path", Path.of("x"))));

        assertThat(JsonText.of(map))
                .isEqualTo("{\"text\":\"a \\\"b\\\"\\n\",\"whole\":3,\"half\":0.5,\"yes\":true,\"there\":1,"
                        + "\"list\":[{\"path\":\"x\"}]}");
    }

    @Test
    void readsAWayThroughWhateverIsThere() {
        var tree = JsonTree.parse("{\"a\":{\"b\":[1,2.5,null,true]},\"n\":7,\"s\":\"x\"}")
                .orElseThrow();

        assertThat(tree.at("n").number()).hasValue(7);
        assertThat(tree.at("s").text()).contains("x");
        assertThat(tree.at("a", "b", "c", "d").text()).isEmpty();
        assertThat(JsonTree.parse("{\"a\":")).isEmpty();
        assertThat(JsonTree.parse("not json")).isEmpty();
    }
}
