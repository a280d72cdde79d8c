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
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.AnySchemas;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RealSchemas;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// A tool with any schema is one that the upstream's own types accept.
class ToolSchemasTest {

    @Provide
    Arbitrary<JsonObject> schemas() {
        return AnySchemas.all();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @Proves({"SCH-101", "SCH-301"})
    void generatedOnesAreAccepted(@ForAll("schemas") JsonObject schema, @ForAll Protocol upstream) {
        assertThat(RequestTypes.complaints(upstream, sent(schema, upstream))).isEmpty();
    }

    @Test
    @Proves({"SCH-001", "SCH-101", "SCH-104"})
    void realOnesAreAccepted() {
        assertThat(RealSchemas.ofServers()).hasSizeGreaterThan(40).allSatisfy(schema -> {
            for (var upstream : Protocol.values()) {
                assertThat(RequestTypes.complaints(upstream, sent(schema, upstream)))
                        .as(upstream.id())
                        .isEmpty();
            }
        });
    }

    private static JsonObject sent(JsonObject schema, Protocol upstream) {
        var tools = JsonPath.ROOT.member("tools").item(0);
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        JsonObject.EMPTY,
                        tools))
                .build();
        return Codecs.upstream(upstream)
                .encodeRequest(request, "m", UpstreamProfile.of(upstream), new FidelityReceipt())
                .body();
    }
}
