package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.golden.Codecs;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.schema.SchemaTree;
import dev.antigravity.testing.AnySchemas;
import dev.antigravity.testing.OpenAiStrictSubset;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RealSchemas;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tools of real servers, and tools with any schema, become tools that the upstream's own types accept.
class ToolSchemasTest {

    private static final JsonPath PATH = JsonPath.ROOT.member("tools").item(0);

    @Provide
    Arbitrary<JsonObject> schemas() {
        return AnySchemas.all();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"SCH-001", "SCH-101", "SCH-104"})
    void realOnesAreAccepted(Protocol upstream) {
        assertThat(RealSchemas.ofServers()).hasSizeGreaterThan(40);
        assertThat(RealSchemas.ofServers())
                .flatExtracting(schema -> RequestTypes.complaints(upstream, sent(typed(schema), upstream)))
                .isEmpty();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @Proves({"SCH-101", "SCH-104", "SCH-301"})
    void generatedOnesAreAccepted(@ForAll("schemas") JsonObject schema, @ForAll Protocol upstream) {
        assertThat(RequestTypes.complaints(upstream, sent(typed(schema), upstream)))
                .isEmpty();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @Proves("SCH-102")
    void strictOnesLieInTheStrictSubset(
            @ForAll("schemas") JsonObject schema, @ForAll boolean closed, @ForAll boolean responses) {
        var upstream = responses ? Protocol.OPENAI_RESPONSES : Protocol.OPENAI_CHAT;
        var tool = (JsonObject) ((JsonArray) sent(closed ? closed(schema) : schema, upstream)
                        .find("tools")
                        .orElseThrow())
                .items()
                .getFirst();
        var function = tool.get("function") instanceof JsonObject nested ? nested : tool;
        if (JsonBoolean.TRUE.equals(function.get("strict"))) {
            assertThat(OpenAiStrictSubset.violations(
                            (JsonObject) function.find("parameters").orElseThrow()))
                    .isEmpty();
        }
    }

    /// As somebody writes it who wants strict mode.
    private static JsonObject closed(JsonObject schema) {
        return SchemaTree.map(
                        schema,
                        node -> node.without("allOf")
                                .without("oneOf")
                                .without("not")
                                .without("if")
                                .without("then")
                                .without("else")
                                .without("patternProperties")
                                .with("additionalProperties", JsonBoolean.FALSE)
                                .with(
                                        "required",
                                        JsonArray.ofStrings(
                                                SchemaTree.properties(node).names())))
                .without("anyOf")
                .with("type", new JsonString("object"));
    }

    /// Without a default that is null: the APIs take it, the SDKs' types cannot hold it.
    private static JsonObject typed(JsonObject schema) {
        return SchemaTree.map(schema, node -> node.get("default") == JsonNull.NULL ? node.without("default") : node);
    }

    private static JsonObject sent(JsonObject schema, Protocol upstream) {
        var request = ChatRequest.builder(Protocol.ANTHROPIC_MESSAGES, JsonObject.EMPTY)
                .model("m")
                .messages(
                        List.of(Message.of(
                                Role.USER, List.of(ContentBlock.Text.of("x")), JsonPath.ROOT.member("messages"))),
                        JsonPath.ROOT.member("messages"))
                .maxTokens(Optional.of(Given.of(new JsonNumber("9"), JsonPath.ROOT.member("max_tokens"))))
                .tool(new Tool.Function(
                        "tool",
                        Optional.of("does something"),
                        Optional.of(schema),
                        Optional.of(Given.of(true, PATH.member("strict"))),
                        Optional.empty(),
                        Optional.empty(),
                        JsonObject.EMPTY,
                        PATH))
                .build();
        return Codecs.upstream(upstream)
                .encodeRequest(request, "m", UpstreamProfile.of(upstream), new FidelityReceipt())
                .body();
    }
}
