package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.cloudcode.CloudCodeCodec;
import dev.antigravity.testing.Proves;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Proves("TOK-001")
class GeminiTokenCountTest {
    private static final RequestTarget COUNT =
            new RequestTarget(Optional.of("models/m"), false, RequestTarget.Purpose.TOKEN_COUNT);

    private final GeminiCodec codec = new GeminiCodec();
    private final CloudCodeCodec cloudCode = new CloudCodeCodec(() -> new UUID(4, 2));

    @Test
    void contentsAloneAreCountedAsTheyAre() {
        var request = anthropic("{\"model\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");

        var counted = codec.encodeCount(request, "gemini-3", profile(Protocol.GEMINI), new FidelityReceipt())
                .orElseThrow();

        assertThat(counted.path()).isEqualTo("/models/gemini-3:countTokens");
        assertThat(counted.body())
                .isEqualTo(Json.parse("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"x\"}]}]}"));
        assertThat(counted.stream()).isFalse();
    }

    @Test
    void withMoreThanContentsTheWholeRequestIsCounted() {
        var counted = codec.encodeCount(withSystem(), "gemini-3", profile(Protocol.GEMINI), new FidelityReceipt())
                .orElseThrow();

        assertThat(counted.body()).isEqualTo(Json.parse("""
                {"generateContentRequest":{"model":"models/gemini-3",
                  "contents":[{"role":"user","parts":[{"text":"x"}]}],"systemInstruction":{"parts":[{"text":"S"}]}}}"""));
    }

    @Test
    void cloudCodeCountsInItsOwnEnvelope() {
        var profile = profile(Protocol.CLOUD_CODE);

        var counted = cloudCode
                .encodeCount(withSystem(), "gemini-3", profile, new FidelityReceipt())
                .orElseThrow();

        assertThat(counted.path()).isEqualTo(":countTokens");
        assertThat(counted.body()).isEqualTo(Json.parse("""
                {"request":{"model":"models/gemini-3",
                  "contents":[{"role":"user","parts":[{"text":"x"}]}],"systemInstruction":{"parts":[{"text":"S"}]}}}"""));
        assertThat(cloudCode.decodeCount(Json.parse("{\"totalTokens\":7}"))).isEqualTo(7);
    }

    @Test
    void readsBothFormsOfAClientsQuestion() {
        var bare = codec.decodeRequest(Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}"), COUNT);
        var whole = codec.decodeRequest(Json.parseObject("""
                {"generate_content_request":{"model":"models/other","contents":[{"parts":[{"text":"x"}]}],
                  "system_instruction":{"parts":[{"text":"S"}]},"safety_settings":[]}}"""), COUNT);

        assertThat(bare.model()).isEqualTo("m");
        assertThat(whole.messages()).hasSize(1);
        assertThat(whole.system()).extracting("text").containsExactly("S");
        assertThat(whole.extras()).extracting("path").hasToString("[generate_content_request.safety_settings]");
    }

    @Test
    void answersInGooglesShape() {
        assertThat(codec.encodeCount(12)).isEqualTo(Json.parse("{\"totalTokens\":12}"));
        assertThat(codec.decodeCount(Json.parse("{\"totalTokens\":12,\"cachedContentTokenCount\":3}")))
                .isEqualTo(12);
        assertThatThrownBy(() -> codec.decodeCount(Json.parse("{\"total\":12}")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("totalTokens");
    }

    private static ChatRequest withSystem() {
        return anthropic(
                "{\"model\":\"c\",\"system\":\"S\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"service_tier\":\"auto\"}");
    }

    private static ChatRequest anthropic(String body) {
        return new AnthropicCodec().decodeRequest(Json.parseObject(body), RequestTarget.COUNT);
    }

    private static UpstreamProfile profile(Protocol protocol) {
        return UpstreamProfile.of(protocol);
    }
}
