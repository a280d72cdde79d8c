package dev.antigravity.protocol.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.testing.Proves;
import org.junit.jupiter.api.Test;

@Proves("TOK-001")
class AnthropicTokenCountTest {
    private final AnthropicCodec codec = new AnthropicCodec();

    @Test
    void sendsWhatBearsOnTheCountAndNothingElse() {
        var request = codec.decodeRequest(Json.parseObject("""
                {"model": "claude-opus-5-5", "system": "S", "messages": [{"role": "user", "content": "Hi"}],
                 "tools": [{"name": "f", "input_schema": {"type": "object"}}], "tool_choice": {"type": "auto"},
                 "temperature": 0.5, "metadata": {"user_id": "u"}, "stream": true}
                """), RequestTarget.COUNT);
        var counting = codec.encodeCount(
                        request,
                        "claude-sonnet-5-5",
                        UpstreamProfile.of(Protocol.ANTHROPIC_MESSAGES),
                        new FidelityReceipt())
                .orElseThrow();
        assertThat(counting.path()).isEqualTo("/messages/count_tokens");
        assertThat(counting.headers()).containsEntry("anthropic-version", "2023-06-01");
        assertThat(counting.stream()).isFalse();
        assertThat(counting.body()).isEqualTo(Json.parse("""
                {"model": "claude-sonnet-5-5", "system": [{"type": "text", "text": "S"}],
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}],
                 "tools": [{"name": "f", "input_schema": {"type": "object"}}], "tool_choice": {"type": "auto"}}
                """));
    }

    @Test
    void readsAndWritesTheCount() {
        assertThat(codec.decodeCount(codec.encodeCount(4_711))).isEqualTo(4_711);
        assertThatThrownBy(() -> codec.decodeCount(JsonObject.of("input_tokens", "many")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("input_tokens");
    }
}
