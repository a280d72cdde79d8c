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
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.schema.SchemaTree;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RealSchemas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tools of real servers become tools that the upstream's own types accept.
class ToolSchemasTest {

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"SCH-001", "SCH-101", "SCH-104"})
    void realOnesAreAccepted(Protocol upstream) {
        assertThat(RealSchemas.ofServers()).hasSizeGreaterThan(40);
        assertThat(RealSchemas.ofServers())
                .flatExtracting(schema -> RequestTypes.complaints(upstream, sent(typed(schema), upstream)))
                .isEmpty();
    }

    /// Without what the SDKs' types cannot hold, though the APIs take it: a `required` that is no list, a default that
    /// is null.
    private static JsonObject typed(JsonObject schema) {
        return SchemaTree.map(schema, node -> {
            var listed = !node.has("required") || node.get("required") instanceof JsonArray
                    ? node
                    : node.without("required");
            return listed.get("default") == JsonNull.NULL ? listed.without("default") : listed;
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
