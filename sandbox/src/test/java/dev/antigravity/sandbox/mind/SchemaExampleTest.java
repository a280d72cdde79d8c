package dev.antigravity.sandbox.mind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaExampleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"string"}                                                                   | "sandbox"
                    {"type":["null","integer"],"minimum":7}                                             | 7
                    {"enum":["red","green"]}                                                            | "red"
                    {"const":{"a":1}}                                                                   | {"a":1}
                    {"type":"array","items":{"type":"boolean"},"minItems":2}                            | [true,true]
                    {"type":"OBJECT","properties":{"a":{"type":"NUMBER"},"b":{}},"required":["a"]}      | {"a":1}
                    {"anyOf":[{"type":"integer"},{"type":"string"}]}                                    | 1
                    {"$defs":{"x":{"enum":[3]}},"properties":{"y":{"$ref":"#/$defs/x"}},"required":["y"]} | {"y":3}
                    """)
    void fitsTheSchema(String schema, String example) {
        assertThat(Json.text(new SchemaExample(Json.parse(schema)).make())).isEqualTo(example);
    }
}
