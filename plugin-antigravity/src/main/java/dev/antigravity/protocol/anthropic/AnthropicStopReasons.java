package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.StopReason;
import java.util.Optional;

/// Anthropic's words for why a reply ended (STP-001, STP-010 to STP-016).
final class AnthropicStopReasons {
    private AnthropicStopReasons() {}

    static Optional<StopReason> decode(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "end_turn" -> StopReason.END;
                    case "max_tokens" -> StopReason.MAX_TOKENS;
                    case "stop_sequence" -> StopReason.STOP_SEQUENCE;
                    case "tool_use" -> StopReason.TOOL_USE;
                    case "pause_turn" -> StopReason.PAUSE;
                    case "refusal" -> StopReason.CONTENT_FILTER;
                    case "model_context_window_exceeded" -> StopReason.CONTEXT_WINDOW;
                    default -> null;
                });
    }

    /// `MALFORMED` has no word: such a reply ends in an error.
    static String encode(StopReason reason) {
        return switch (reason) {
            case END, OTHER, MALFORMED -> "end_turn";
            case MAX_TOKENS -> "max_tokens";
            case STOP_SEQUENCE -> "stop_sequence";
            case TOOL_USE -> "tool_use";
            case REFUSAL, CONTENT_FILTER -> "refusal";
            case PAUSE -> "pause_turn";
            case CONTEXT_WINDOW -> "model_context_window_exceeded";
        };
    }
}
