package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.gemini.GeminiGrammar;
import dev.antigravity.testing.Conversations;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Laws that hold for any conversation on its way to any upstream.
class GeneratedConversationsTest {

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Conversations.requests();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @Proves({"GEN-010", "GEN-020", "GEN-022", "TID-002"})
    void whatWasSaidArrives(@ForAll("requests") ChatRequest request, @ForAll Protocol upstream) {
        var body = Json.text(sent(request, upstream).body());

        for (var message : request.messages()) {
            for (var block : message.blocks()) {
                if (block instanceof ContentBlock.Text(var text, var _, var _, var _)
                        && message.role() == Role.USER
                        && !text.isEmpty()) {
                    assertThat(body).contains(inner(text));
                }
            }
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @Proves({"GEN-010", "AUP-002", "GUP-002", "TID-001", "TNM-001"})
    void whatTheUpstreamsOwnClientWouldSendStaysAsItIs(
            @ForAll("requests") ChatRequest request, @ForAll Protocol upstream) {
        var client = CodecExchange.CLIENTS.get(upstream);
        if (client == null) {
            return;
        }
        var once = sent(request, upstream);
        var target = upstream == Protocol.GEMINI
                ? new RequestTarget(Optional.of("m"), request.stream(), RequestTarget.Purpose.REPLY)
                : RequestTarget.REPLY;
        var again = sent(client.decodeRequest(once.body(), target), upstream);

        assertThat(respelled(again.body())).isEqualTo(respelled(once.body()));
        assertThat(again.path()).isEqualTo(once.path());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @Proves({"GUP-003", "GUP-004", "SCH-301"})
    void googleGetsItsOwnGrammar(@ForAll("requests") ChatRequest request) {
        GeminiGrammar.checkRequest(sent(request, Protocol.GEMINI).body());
        GeminiGrammar.checkRequest((JsonObject)
                sent(request, Protocol.CLOUD_CODE).body().find("request").orElseThrow());
    }

    /// Chat content of one text as the string it may be as well.
    private static JsonValue respelled(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var same = JsonObject.builder();
                object.forEach((name, member) ->
                        same.put(name, name.equals("content") ? asString(member) : respelled(member)));
                yield same.build();
            }
            case JsonArray list ->
                new JsonArray(
                        list.stream().map(GeneratedConversationsTest::respelled).toList());
            default -> value;
        };
    }

    private static JsonValue asString(JsonValue content) {
        return content instanceof JsonArray(var parts)
                        && parts.size() == 1
                        && parts.getFirst() instanceof JsonObject part
                        && part.names().equals(List.of("type", "text"))
                ? part.find("text").orElseThrow()
                : respelled(content);
    }

    private static EncodedRequest sent(ChatRequest request, Protocol upstream) {
        return Objects.requireNonNull(CodecExchange.UPSTREAMS.get(upstream))
                .encodeRequest(request, "m", UpstreamProfile.of(upstream), new FidelityReceipt());
    }

    /// A text as it stands between the quotes of JSON.
    private static String inner(String text) {
        var quoted = Json.text(new JsonString(text));
        return quoted.substring(1, quoted.length() - 1);
    }
}
