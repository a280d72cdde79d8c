package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.testing.Proves;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiStopReasonsTest {

    @Proves("STP-004")
    @ParameterizedTest
    @CsvSource({
        "STOP, END",
        "MAX_TOKENS, MAX_TOKENS",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "LANGUAGE, OTHER",
        "OTHER, OTHER",
        "BLOCKLIST, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL, MALFORMED",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "UNEXPECTED_TOOL_CALL, MALFORMED",
        "TOO_MANY_TOOL_CALLS, MALFORMED",
        "IMAGE_PROHIBITED_CONTENT, CONTENT_FILTER",
        "NO_IMAGE, OTHER",
        "IMAGE_RECITATION, CONTENT_FILTER",
        "IMAGE_OTHER, OTHER",
        "CONTINUATION, PAUSE",
        "MALFORMED_RESPONSE, MALFORMED",
        "FRESH_REASON, OTHER"
    })
    void readsEveryWord(String word, StopReason reason) {
        assertThat(GeminiStopReasons.decode(word, false)).isEqualTo(reason);
    }

    @Test
    void aStopAfterACallWaitsForItsResult() {
        assertThat(GeminiStopReasons.decode("STOP", true)).isEqualTo(StopReason.TOOL_USE);
        assertThat(GeminiStopReasons.decode("MAX_TOKENS", true)).isEqualTo(StopReason.MAX_TOKENS);
    }

    @Proves({"STP-010", "STP-011", "STP-012", "STP-013", "STP-014", "STP-015"})
    @ParameterizedTest
    @CsvSource({
        "END, STOP",
        "TOOL_USE, STOP",
        "STOP_SEQUENCE, STOP",
        "PAUSE, STOP",
        "OTHER, OTHER",
        "MAX_TOKENS, MAX_TOKENS",
        "CONTEXT_WINDOW, MAX_TOKENS",
        "REFUSAL, SAFETY",
        "CONTENT_FILTER, SAFETY"
    })
    void writesEveryReason(StopReason reason, String word) {
        assertThat(GeminiStopReasons.encode(Stop.of(reason))).isEqualTo(word);
    }

    @Proves("STP-016")
    @Test
    void nonsenseKeepsItsWord() {
        var stop = GeminiStopReasons.decode("TOO_MANY_TOOL_CALLS", false, Optional.empty());

        assertThat(GeminiStopReasons.encode(stop)).isEqualTo("TOO_MANY_TOOL_CALLS");
    }
}
