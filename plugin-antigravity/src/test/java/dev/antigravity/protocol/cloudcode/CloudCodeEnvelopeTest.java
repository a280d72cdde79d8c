package dev.antigravity.protocol.cloudcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudCodeEnvelopeTest {
    private static final UpstreamProfile CLI =
            UpstreamProfile.of(Protocol.CLOUD_CODE).with("project", JsonValue.of("p"));
    private static final UpstreamProfile AGENT = CLI.with("dialect", JsonValue.of("agent"));

    private final CloudCodeCodec codec = new CloudCodeCodec(() -> new UUID(4, 2));
    private final FidelityReceipt receipt = new FidelityReceipt();

    @Proves("VUP-003")
    @Test
    void keepsEveryByteOfTheClientsRequest() throws IOException {
        var body =
                "{ \"contents\" : [ {\"parts\":[{\"text\":\"Gr\\u00fc\\u00dfe 😀\"}]} ],\n \"n\": 1.0e3, \"n2\":9007199254740993 }";

        var spliced = splice(body, CLI);

        var session = sessionOf(spliced);
        assertThat(spliced)
                .isEqualTo(
                        "{\"model\":\"m\",\"project\":\"p\",\"user_prompt_id\":\"00000000-0000-0004-0000-000000000002\","
                                + "\"request\":{\"session_id\":\"" + session + "\"," + body.substring(1) + "}");
        assertThat(receipt.notes()).isEmpty();
    }

    @Proves("VUP-003")
    @Test
    void leavesSafetySettingsOutOfTheEnvelopeOfAgents() throws IOException {
        var spliced = splice(
                "{\"safety_settings\":[1],\"contents\":[{\"parts\":[{\"text\":\"x\"}]}], \"safetySettings\":[{}]}",
                AGENT);

        assertThat(spliced)
                .isEqualTo(
                        "{\"model\":\"m\",\"project\":\"p\",\"requestId\":\"agent-00000000-0000-0004-0000-000000000002\","
                                + "\"requestType\":\"agent\",\"request\":{\"sessionId\":\"" + sessionOf(spliced)
                                + "\",\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}}");
        assertThat(receipt.header()).isEqualTo("dropped:safety_settings,dropped:safetySettings");
    }

    @Test
    void knowsItsLengthAndPath() throws IOException {
        var members = members("{\"contents\":[]}");
        var splice = codec.envelop(members, "m", true, CLI, receipt);
        var out = new ByteArrayOutputStream();
        splice.writeTo(out);

        assertThat(splice.length()).isEqualTo(out.size());
        assertThat(splice.path()).isEqualTo(":streamGenerateContent?alt=sse");
        assertThat(codec.envelop(members, "m", false, CLI, receipt).path()).isEqualTo(":generateContent");
    }

    @Proves("VUP-002")
    @Test
    void aConversationKeepsItsSession() throws IOException {
        var first = "{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"},{\"text\":\"there\"}]}";
        var one = sessionOf(splice("{\"contents\":[" + first + "]}", CLI));
        var later = sessionOf(splice(
                "{\"generationConfig\":{},\"contents\":[" + first
                        + ",{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"user\",\"parts\":[{\"text\":\"more\"}]}]}",
                CLI.with("project", JsonValue.of("another"))));
        var other = sessionOf(splice("{\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}]}", CLI));

        assertThat(later).isEqualTo(one).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(other).isNotEqualTo(one);
    }

    @Proves("VUP-002")
    @Test
    void theSessionIsTheSameOnBothLanes() throws IOException {
        var body =
                "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}";
        var target = new RequestTarget(Optional.of("m"), false, RequestTarget.Purpose.REPLY);
        var request = new GeminiCodec().decodeRequest(Json.parseObject(body), target);

        var translated = codec.encodeRequest(request, "m", CLI, receipt).body();

        assertThat(((JsonObject) translated.find("request").orElseThrow()).text("session_id"))
                .contains(sessionOf(splice(body, CLI)));
    }

    @Test
    void theTranslatedLaneLeavesSafetySettingsOutToo() {
        var target = new RequestTarget(Optional.of("m"), false, RequestTarget.Purpose.REPLY);
        var request = new GeminiCodec()
                .decodeRequest(
                        Json.parseObject(
                                "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}],\"safetySettings\":[],\"labels\":{}}"),
                        target);

        var sent = codec.encodeRequest(request, "m", AGENT, receipt).body();

        assertThat(((JsonObject) sent.find("request").orElseThrow()).names())
                .containsExactly("contents", "labels", "sessionId");
        assertThat(receipt.header()).isEqualTo("dropped:safetySettings");
    }

    @Proves("VRS-001")
    @Test
    void takesAnswersOutOfTheEnvelopeByteForByte() {
        var inner = "{ \"candidates\" : [ ] , \"n\":1.0e3, \"new\":[\"\\u00e4\"] }";

        assertThat(text(codec.unwrap(bytes("{\"traceId\":\"t\", \"response\" : " + inner + " }"))))
                .isEqualTo(inner);
        assertThat(codec.unwrap(SseEvent.of("", "{\"response\":" + inner + ",\"traceId\":\"t\"}"))
                        .map(CloudCodeEnvelopeTest::text))
                .contains(inner);
    }

    @Test
    void anErrorHasNoEnvelope() {
        var error = "{\"error\":{\"code\":503}}";

        assertThat(text(codec.unwrap(bytes(error)))).isEqualTo(error);
        assertThat(codec.unwrap(SseEvent.of("", error)).map(CloudCodeEnvelopeTest::text))
                .contains(error);
    }

    @Proves("VRS-001")
    @Test
    void anEnvelopeWithNothingInItSaysNothingInAStreamAndIsAnErrorElsewhere() {
        for (var empty : new String[] {"{\"traceId\":\"t\"}", "{\"response\":null}", "{\"response\":7}"}) {
            assertThat(codec.unwrap(SseEvent.of("", empty))).isEmpty();
            assertThatThrownBy(() -> codec.unwrap(bytes(empty))).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void anEventOfSeveralLinesBecomesOne() {
        var event = SseEvent.of("", "{\"response\":{\n \"text\":\"a\\nb\"\r\n}}");

        assertThat(codec.unwrap(event).map(CloudCodeEnvelopeTest::text)).contains("{  \"text\":\"a\\nb\"  }");
    }

    @Test
    void whatIsNoJsonIsUnreadable() {
        assertThatThrownBy(() -> codec.unwrap(SseEvent.of("", "{\"response\":")))
                .isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> codec.unwrap(bytes("[]"))).isInstanceOf(UnreadableAnswerException.class);
    }

    private String splice(String body, UpstreamProfile profile) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.envelop(members(body), "m", false, profile, receipt).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String sessionOf(String spliced) {
        var request = (JsonObject) Json.parseObject(spliced).find("request").orElseThrow();
        return request.text("session_id").or(() -> request.text("sessionId")).orElseThrow();
    }

    private static TopLevelMembers members(String body) {
        return TopLevelMembers.scan(bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
