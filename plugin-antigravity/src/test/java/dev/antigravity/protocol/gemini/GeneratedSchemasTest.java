package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.AnySchemas;
import dev.antigravity.testing.Proves;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any schema becomes part of what Google takes.
class GeneratedSchemasTest {
    @Provide
    Arbitrary<JsonObject> schemas() {
        return AnySchemas.all();
    }

    @Proves("SCH-201")
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void anySchemaLiesInTheJsonSubsetAfterwards(@ForAll("schemas") JsonObject schema) {
        var restricted = GeminiToolSchema.restrict(schema, JsonPath.ROOT, new FidelityReceipt());

        assertThat(GeminiJsonSubset.violations(restricted)).isEmpty();
        assertThat(GeminiToolSchema.restrict(restricted, JsonPath.ROOT, new FidelityReceipt()))
                .as("nothing is left to do")
                .isEqualTo(restricted);
    }

    @Proves("SCH-301")
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void anySchemaLiesInTheOpenApiSubsetAfterwards(@ForAll("schemas") JsonObject schema) {
        var restricted = GeminiOpenApiSchema.restrict(schema, JsonPath.ROOT, new FidelityReceipt());

        assertThat(GeminiOpenApiSubset.violations(restricted)).isEmpty();
        assertThat(GeminiOpenApiSchema.restrict(restricted, JsonPath.ROOT, new FidelityReceipt()))
                .as("nothing is left to do")
                .isEqualTo(restricted);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void theOpenApiDialectCanBeReadBack(@ForAll("schemas") JsonObject schema) {
        var restricted = GeminiOpenApiSchema.restrict(schema, JsonPath.ROOT, new FidelityReceipt());

        var again = GeminiOpenApiSchema.restrict(
                OpenApiToJsonSchema.convert(restricted), JsonPath.ROOT, new FidelityReceipt());

        assertThat(GeminiOpenApiSubset.violations(again)).isEmpty();
    }
}
