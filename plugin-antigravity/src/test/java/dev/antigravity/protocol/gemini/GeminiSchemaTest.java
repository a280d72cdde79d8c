package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.Proves;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeminiSchemaTest {

    static List<SchemaCase> restricted() {
        return SchemaCase.all("restricted");
    }

    static List<SchemaCase> fromOpenApi() {
        return SchemaCase.all("from-openapi");
    }

    @Proves({"SCH-201", "SCH-202", "SCH-203", "SCH-204", "SCH-306"})
    @ParameterizedTest
    @MethodSource("restricted")
    void becomesThePartOfJsonSchemaThatGeminiTakes(SchemaCase schema) {
        var receipt = new FidelityReceipt();
        var actual = GeminiToolSchema.restrict(schema.in(), JsonPath.of("tools"), receipt);

        assertThat(actual).isEqualTo(schema.expected("gemini.json", actual));
        assertThat(GeminiJsonSubset.violations(actual)).isEmpty();
        assertThat(receipt.header()).as("removed keywords do not matter").isEmpty();
    }

    @Proves({"SCH-301", "SCH-302", "SCH-303", "SCH-304", "SCH-305", "SCH-306", "SCH-307", "SCH-308", "SCH-309"})
    @ParameterizedTest
    @MethodSource("restricted")
    void becomesTheOpenApiDialect(SchemaCase schema) {
        var receipt = new FidelityReceipt();
        var actual = GeminiOpenApiSchema.restrict(schema.in(), JsonPath.of("tools"), receipt);

        assertThat(actual).isEqualTo(schema.expected("openapi.json", actual));
        assertThat(GeminiOpenApiSubset.violations(actual)).isEmpty();
        assertThat(receipt.header()).as("removed keywords do not matter").isEmpty();
    }

    @Proves("SCH-401")
    @ParameterizedTest
    @MethodSource("fromOpenApi")
    void becomesJsonSchema(SchemaCase schema) {
        var actual = OpenApiToJsonSchema.convert(schema.in());

        assertThat(actual).isEqualTo(schema.expected("json-schema.json", actual));
    }
}
