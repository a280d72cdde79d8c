package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import java.util.Optional;

/// Google's words for why an answer ended (STP-004, STP-010 to STP-016).
final class GeminiStopReasons {
    static final String MALFORMED_CALL = "MALFORMED_FUNCTION_CALL";

    private GeminiStopReasons() {}

    /// @param called whether the model called a function
    static StopReason decode(String word, boolean called) {
        return switch (word) {
            case "STOP" -> called ? StopReason.TOOL_USE : StopReason.END;
            case "MAX_TOKENS" -> StopReason.MAX_TOKENS;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> StopReason.CONTENT_FILTER;
            case MALFORMED_CALL, "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", "MALFORMED_RESPONSE" ->
                StopReason.MALFORMED;
            case "CONTINUATION" -> StopReason.PAUSE;
            default -> StopReason.OTHER;
        };
    }

    /// The whole end of an answer, its explanation being the message, or for a filter at least the word.
    static Stop decode(String word, boolean called, Optional<String> message) {
        var reason = decode(word, called);
        var explanation = reason == StopReason.CONTENT_FILTER ? message.or(() -> Optional.of(word)) : message;
        return new Stop(reason, Optional.empty(), explanation, Optional.of(word));
    }

    /// `MALFORMED` only comes from Google, so it has the word it came with.
    static String encode(Stop stop) {
        return switch (stop.reason()) {
            case END, TOOL_USE, STOP_SEQUENCE, PAUSE -> "STOP";
            case OTHER -> "OTHER";
            case MAX_TOKENS, CONTEXT_WINDOW -> "MAX_TOKENS";
            case REFUSAL, CONTENT_FILTER -> "SAFETY";
            case MALFORMED -> stop.word().orElse(MALFORMED_CALL);
        };
    }
}
