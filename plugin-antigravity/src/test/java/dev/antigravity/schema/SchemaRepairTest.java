package dev.antigravity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.testing.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no draft takes leaves a tool's schema, what any draft takes stays.
class SchemaRepairTest {

    @Proves("SCH-001")
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"required":"a"}                                                | {}
            {"required":["a",1,"a"]}                                        | {"required":["a"]}
            {"properties":[]}                                               | {}
            {"properties":{"a":"string"}}                                   | {"properties":{"a":true}}
            {"properties":{"a":{"type":"string","required":true}}}          | {"properties":{"a":{"type":"string"}},"required":["a"]}
            {"properties":{"a":{"enum":"x"},"b":{"type":"any"}}}            | {"properties":{"a":{},"b":{}}}
            {"type":"STRING"}                                               | {"type":"string"}
            {"anyOf":[]}                                                    | {}
            {"anyOf":[7,{"type":"string"}]}                                 | {"anyOf":[{"type":"string"}]}
            {"additionalProperties":"no"}                                   | {}
            {"items":7,"minItems":"many"}                                   | {}
            """)
    void mendsWhatNoDraftTakes(String schema, String mended) {
        assertThat(SchemaRepair.mended(Json.parseObject(schema))).isEqualTo(Json.parseObject(mended));
    }

    @Test
    @Proves("SCH-001")
    void keepsWhatAnyDraftTakes() {
        var schema = Json.parseObject("""
                {"type":["object","null"],"default":null,"nullable":true,"x-own":{"required":7},
                 "properties":{"a":true,"b":false,"c":{"items":[{},true],"additionalItems":false},"required":{"enum":[]}},
                 "patternProperties":{"^x":false},"if":true,"exclusiveMinimum":true,"minLength":1.0}
                """);

        assertThat(SchemaRepair.mended(schema)).isSameAs(schema);
    }
}
