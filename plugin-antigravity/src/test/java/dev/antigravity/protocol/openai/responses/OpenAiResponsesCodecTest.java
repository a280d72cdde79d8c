package dev.antigravity.protocol.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.PassedStream;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiResponsesCodecTest {
    private final OpenAiResponsesCodec codec = new OpenAiResponsesCodec();

    @Proves("TOK-001")
    @Test
    void asksForACountWithWhatBearsOnIt() {
        var request = new AnthropicCodec().decodeRequest(Json.parseObject("""
                                {"model": "claude-opus-5-5", "messages": [{"role": "user", "content": "Hi"}], "system": "S",
                                 "thinking": {"type": "adaptive"}, "tools": [{"name": "f", "input_schema": {"type": "object"}}]}
                                """), RequestTarget.COUNT);
        var counting = codec.encodeCount(
                        request, "gpt-6-sol", UpstreamProfile.of(Protocol.OPENAI_RESPONSES), new FidelityReceipt())
                .orElseThrow();
        assertThat(counting.path()).isEqualTo("/responses/input_tokens");
        assertThat(counting.stream()).isFalse();
        assertThat(counting.body()).isEqualTo(Json.parse("""
                {"model": "gpt-6-sol", "instructions": "S", "reasoning": {"summary": "auto"},
                 "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]}],
                 "tools": [{"type": "function", "name": "f", "parameters": {"type": "object", "properties": {}}, "strict": false}]}
                """));
    }

    @Proves("TOK-001")
    @Test
    void countsForItsOwnClientsElsewhere() {
        var request = codec.decodeRequest(
                Json.parseObject("{\"model\":\"gpt-6-sol\",\"input\":\"Hi\"}"), RequestTarget.COUNT);
        var counting = new AnthropicCodec()
                .encodeCount(
                        request,
                        "claude-opus-5-5",
                        UpstreamProfile.of(Protocol.ANTHROPIC_MESSAGES),
                        new FidelityReceipt())
                .orElseThrow();
        assertThat(counting.body().names()).containsExactly("model", "messages");
        assertThat(codec.encodeCount(7))
                .isEqualTo(Json.parse("{\"object\":\"response.input_tokens\",\"input_tokens\":7}"));
        assertThat(codec.decodeCount(codec.encodeCount(7))).isEqualTo(7);
        assertThatThrownBy(() -> codec.decodeCount(JsonObject.EMPTY)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Proves("STR-009")
    @Test
    void failsAStreamThatOnlyPassedThrough() {
        var created = Json.parseObject("""
                {"type": "response.created", "sequence_number": 0,
                 "response": {"id": "resp_1", "status": "in_progress", "error": null, "model": "m", "output": []}}
                """);
        var finished = List.of(
                Json.parseObject("{\"output_index\": 1, \"item\": {\"id\": \"fc_1\"}}"),
                Json.parseObject("{\"output_index\": 0, \"item\": {\"id\": \"msg_1\"}}"));
        var passed = new PassedStream("req_1", Optional.of(created), finished, 4);
        var frame = (StreamFrame.Data) codec.encodeStreamError(BrokenStream.CUT, passed);
        assertThat(frame.event()).isEqualTo("response.failed");
        assertThat(frame.data()).isEqualTo(Json.parse("""
                {"type": "response.failed", "sequence_number": 4,
                 "response": {"id": "resp_1", "status": "failed",
                  "error": {"code": "server_error", "message": "upstream stream ended before completion"},
                  "model": "m", "output": [{"id": "msg_1"}, {"id": "fc_1"}]}}
                """));
    }

    @Proves("ERR-014")
    @Test
    void hasAStreamCodeForEveryKindOfFailure() {
        for (var kind : ErrorKind.values()) {
            var frame = (StreamFrame.Data) codec.encodeStreamError(
                    ApiError.of(kind, "m"), new PassedStream("req_1", Optional.empty(), List.of(), 0));
            var code = ((JsonObject) ((JsonObject) frame.data().find("response").orElseThrow())
                            .find("error")
                            .orElseThrow())
                    .text("code");
            assertThat(code.orElseThrow())
                    .isEqualTo(
                            switch (kind) {
                                case RATE_LIMIT, BILLING -> "rate_limit_exceeded";
                                case INVALID_REQUEST -> "invalid_prompt";
                                default -> "server_error";
                            });
        }
    }

    @Test
    void readsErrorAnswersLikeItsSibling() {
        var error = codec.decodeError(
                429,
                Map.of("retry-after", "7"),
                Json.bytes(Json.parse("{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Pay.\"}}")));
        assertThat(error.kind()).isEqualTo(ErrorKind.BILLING);
        assertThat(error.message()).isEqualTo("Pay.");
        assertThat(error.retryHints()).containsEntry("retry-after", "7");
    }

    @Test
    void knowsWhichEventsTellOfTheEnd() {
        for (var name : new String[] {"response.completed", "response.incomplete", "response.failed", "error", ""}) {
            assertThat(codec.isMilestone(named(name))).as(name).isTrue();
        }
        for (var name : new String[] {"response.created", "response.output_text.delta", "response.output_item.done"}) {
            assertThat(codec.isMilestone(named(name))).as(name).isFalse();
        }
    }

    @Proves("STR-004")
    @Test
    void keepsASilentStreamAliveWithAComment() {
        assertThat(codec.signOfLife()).get().isInstanceOf(StreamFrame.Comment.class);
    }

    private static SseEvent named(String name) {
        return new SseEvent(name, new byte[0], 0, 0);
    }
}
