package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Protocol;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC_MESSAGES, https://api.anthropic.com, /messages, https://api.anthropic.com/v1/messages",
        "ANTHROPIC_MESSAGES, https://api.anthropic.com/, /messages, https://api.anthropic.com/v1/messages",
        "ANTHROPIC_MESSAGES, https://h/v1, /messages, https://h/v1/messages",
        "ANTHROPIC_MESSAGES, https://h/anthropic/v1/, /messages?beta=true, https://h/anthropic/v1/messages?beta=true",
        "OPENAI_CHAT, https://api.openai.com/v1, /chat/completions, https://api.openai.com/v1/chat/completions",
        "OPENAI_CHAT, https://h/v1beta/openai/, /chat/completions, https://h/v1beta/openai/chat/completions",
        "OPENAI_RESPONSES, http://127.0.0.1:9/v1, /responses, http://127.0.0.1:9/v1/responses",
        "GEMINI, https://g, /models/m:generateContent, https://g/v1beta/models/m:generateContent",
        "GEMINI, https://g/v1, /models, https://g/v1/models",
        "CLOUD_CODE, https://c, :streamGenerateContent?alt=sse, https://c/v1internal:streamGenerateContent?alt=sse",
        "CLOUD_CODE, https://c/v1internal, :loadCodeAssist, https://c/v1internal:loadCodeAssist",
        "ANTHROPIC_MESSAGES, https://h/v1x-service, /messages, https://h/v1x-service/v1/messages"
    })
    void takesWhatTheVendorsOwnSdkTakes(Protocol protocol, URI stated, String operation, String address) {
        assertThat(BaseUrl.of(protocol, stated).at(operation)).hasToString(address);
    }
}
