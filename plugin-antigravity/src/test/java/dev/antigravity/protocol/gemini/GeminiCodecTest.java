package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiCodecTest {
    private static final RequestTarget TARGET =
            new RequestTarget(Optional.of("models/m"), false, RequestTarget.Purpose.REPLY);

    private final GeminiCodec codec = new GeminiCodec();

    /// Happens where the profile declines the verbatim lane.
    @Test
    void rebuildsItsOwnRequestsWithAllTheyHold() {
        var body = Json.parseObject("""
                {"contents":[{"role":"user","parts":[{"text":"x"},{"fileData":{"fileUri":"gs://b/o.pdf"}}]},
                   {"role":"model","parts":[{"executableCode":{"language":"PYTHON","code":"1"}},{"text":"y"}]},
                   {"role":"user","parts":[{"text":"z"}]}],
                 "generationConfig":{"topK":3,"responseModalities":["TEXT","IMAGE"],"speechConfig":{"languageCode":"de"}},
                 "tools":[{"codeExecution":{}}],"safetySettings":[{"category":"c"}],"cachedContent":"cachedContents/x",
                 "labels":{"a":"b"},"serviceTier":"flex"}""");
        var receipt = new FidelityReceipt();

        var sent = codec.encodeRequest(
                codec.decodeRequest(body, TARGET),
                "m",
                UpstreamProfile.of(Protocol.GEMINI).with("omit", JsonArray.of(JsonValue.of("labels"))),
                receipt);

        assertThat(sent.body()).isEqualTo(body.without("labels"));
        assertThat(receipt.header()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, /models/gemini-3.8-flash:generateContent",
        "models/gemini-3, /models/gemini-3:generateContent",
        "tunedModels/mine, /tunedModels/mine:generateContent",
        "vendor/a b?c, /models/vendor/a%20b%3Fc:generateContent"
    })
    void putsTheModelInThePath(String model, String path) {
        var request = codec.decodeRequest(Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"), TARGET);

        assertThat(codec.encodeRequest(request, model, UpstreamProfile.of(Protocol.GEMINI), new FidelityReceipt())
                        .path())
                .isEqualTo(path);
    }

    @Proves("RUP-010")
    @Test
    void asksForAStreamWhereTheUpstreamOnlyStreams() {
        var request = codec.decodeRequest(Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"), TARGET);
        var profile = UpstreamProfile.of(Protocol.GEMINI).with("force-stream", JsonValue.of(true));

        var sent = codec.encodeRequest(request, "m", profile, new FidelityReceipt());

        assertThat(sent.path()).isEqualTo("/models/m:streamGenerateContent?alt=sse");
        assertThat(sent.stream()).isTrue();
    }

    @Proves("GEN-011")
    @Test
    void namesTheModelAsTheClientDid() {
        var request = codec.decodeRequest(Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"), TARGET);

        assertThat(encoded(request, ContentBlock.Text.of("a")).text("modelVersion"))
                .contains("m");
    }

    @Proves("TID-003")
    @Test
    void makesIdsForCallsThatHaveNone() {
        var request = codec.decodeRequest(Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"), TARGET);

        var text = encoded(request, ContentBlock.ToolUse.of("", "f", "{}"), ContentBlock.ToolUse.of("", "f", ""))
                .toString();

        assertThat(text.split("\"id\":\"call_")).hasSize(3);
        assertThat(text.split("\"id\":\"call_")[1]).isNotEqualTo(text.split("\"id\":\"call_")[2]);
    }

    @Proves("MDL-002")
    @Test
    void listsModelsInGooglesShape() {
        var known =
                new ListedModel("claude-opus", "Claude Opus", "anthropic", Optional.of(200_000L), Optional.of(64_000L));
        var unknown = new ListedModel("lab/qwen", "Qwen", "lab", Optional.empty(), Optional.empty());

        assertThat(codec.encodeModels(List.of(known, unknown), false)).isEqualTo(Json.parse("""
                {"models":[
                  {"name":"models/claude-opus","displayName":"Claude Opus","inputTokenLimit":200000,"outputTokenLimit":64000,
                   "supportedGenerationMethods":["generateContent","streamGenerateContent","countTokens"]},
                  {"name":"models/lab/qwen","displayName":"Qwen",
                   "supportedGenerationMethods":["generateContent","streamGenerateContent","countTokens"]}]}"""));
    }

    @Proves("STR-004")
    @Test
    void keepsQuietWhileTheUpstreamIsSilent() {
        assertThat(codec.signOfLife()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[{\"finishReason\":\"STOP\"}]}",
                "{\"usageMetadata\":{}}",
                "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}",
                "{\"error\":{}}",
                "{\"response\":{\"usageMetadata\":{}}}"
            })
    void milestonesTellOfUsageOrEnd(String data) {
        assertThat(codec.isMilestone(SseEvent.of("", data))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"finishReason\\\"\"}]}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"no errors\"}]}}]}",
                "{}",
                "\"error",
                ""
            })
    void textIsNoMilestone(String data) {
        assertThat(codec.isMilestone(SseEvent.of("", data))).isFalse();
    }

    @Test
    void aMilestoneIsLookedForInItsOwnBytesOnly() {
        var bytes = "{}\"error\"".getBytes(StandardCharsets.US_ASCII);

        assertThat(codec.isMilestone(new SseEvent("", bytes, 0, 2))).isFalse();
        assertThat(codec.isMilestone(new SseEvent("", bytes, 0, 8))).isFalse();
    }

    @Test
    void aTapMayPassChunksBy() {
        var decoder = codec.streamDecoder();
        decoder.decode(SseEvent.of("", "{\"candidates\":[{\"finishReason\":\"STOP\"}]}"));

        assertThat(decoder.end()).last().isInstanceOf(StreamEvent.End.class);
    }

    private JsonObject encoded(ChatRequest request, ContentBlock... blocks) {
        var reply = new ChatReply(List.of(blocks), Stop.of(StopReason.END), Usage.UNKNOWN, List.of());
        return codec.encodeReply(reply, new ReplyContext(request, "req_1", Instant.EPOCH, new IdSource(new Random(7))));
    }
}
