package dev.antigravity.protocol.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.schema.SchemaTree;
import dev.antigravity.testing.AnySchemas;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RealSchemas;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Any schema becomes part of what Anthropic takes, for an answer and for a tool. The judge is written from the
/// vendor's list of keywords, not from our code.
class OutputSchemasTest {
    /// Source: platform.claude.com/docs, "Structured outputs", JSON Schema limitations, read 2026-11.
    private static final Set<String> TAKEN = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "anyOf",
            "allOf",
            "$ref",
            "$defs",
            "definitions",
            "enum",
            "const",
            "title",
            "description",
            "format");

    @Provide
    Arbitrary<JsonObject> schemas() {
        return AnySchemas.all();
    }

    @Proves("SCH-103")
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anySchemaMayBeAskedOfAnAnswer(@ForAll("schemas") JsonObject schema) {
        assertTaken(AnthropicOutputSchema.restrict(schema, JsonPath.ROOT, new FidelityReceipt()));
    }

    @Proves("SCH-103")
    @Test
    void schemasOfRealToolsMayBeAskedOfAnAnswer() {
        assertThat(RealSchemas.ofServers()).hasSizeGreaterThan(40).allSatisfy(schema -> {
            var restricted = AnthropicOutputSchema.restrict(schema, JsonPath.ROOT, new FidelityReceipt());
            assertTaken(restricted);
            assertThat(SchemaTree.properties(restricted).names())
                    .isEqualTo(SchemaTree.properties(schema).names());
        });
    }

    private static void assertTaken(JsonObject schema) {
        assertThat(SchemaTree.all(schema, OutputSchemasTest::isTaken))
                .as(schema.toString())
                .isTrue();
    }

    private static boolean isTaken(JsonObject node) {
        var closed = !SchemaTree.isObject(node) || node.get("additionalProperties") == JsonBoolean.FALSE;
        var few = !(node.get("minItems") instanceof JsonNumber least)
                || least.wholeNumber().orElse(2) <= 1;
        return closed && few && TAKEN.containsAll(node.names());
    }
}
