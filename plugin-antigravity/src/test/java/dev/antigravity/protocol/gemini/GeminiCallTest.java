package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.protocol.RequestTarget.Purpose;
import dev.antigravity.testing.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiCallTest {

    @Proves("GIN-001")
    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/gemini-3.8-flash:generateContent, gemini-3.8-flash, false, REPLY",
        "/v1/models/gemini-3.8-flash:streamGenerateContent, gemini-3.8-flash, true, REPLY",
        "/v1alpha/models/m:countTokens, m, false, TOKEN_COUNT",
        "/v1beta/models/vendor/model:generateContent, vendor/model, false, REPLY",
        "/v1beta/models/vendor%2Fmodel:generateContent, vendor/model, false, REPLY",
        "/v1beta/models/qwen3:8b:generateContent, qwen3:8b, false, REPLY",
        "/v1beta/models/model(high):generateContent, model(high), false, REPLY",
        "/v1beta/models/a+b%20c:generateContent, a+b c, false, REPLY",
        "/v1beta/tunedModels/mine:generateContent, tunedModels/mine, false, REPLY"
    })
    void readsModelAndMethodFromThePath(String path, String model, boolean stream, Purpose purpose) {
        var call = GeminiCall.parse(path, "").orElseThrow();

        assertThat(call.target().model()).contains(model);
        assertThat(call.target().stream()).isEqualTo(stream);
        assertThat(call.target().purpose()).isEqualTo(purpose);
        assertThat(call.eventStream()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1beta/models",
                "/v1beta/models/m",
                "/v1beta/models/m:embedContent",
                "/v1beta/models/:generateContent",
                "/v1/messages",
                "/v2/models/m:generateContent",
                "/v1beta/cachedContents/m:generateContent"
            })
    void leavesOtherPathsAlone(String path) {
        assertThat(GeminiCall.parse(path, "alt=sse")).isEmpty();
    }

    @Proves("GCL-004")
    @Test
    void streamsEventsOnlyWhereTheClientAsksForThem() {
        var path = "/v1beta/models/m:streamGenerateContent";

        assertThat(GeminiCall.parse(path, "key=k&alt=sse").orElseThrow().eventStream())
                .isTrue();
        assertThat(GeminiCall.parse(path, "alt=json").orElseThrow().eventStream())
                .isFalse();
    }
}
