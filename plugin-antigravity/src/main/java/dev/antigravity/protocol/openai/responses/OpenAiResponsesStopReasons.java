package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.StopReason;
import java.util.Optional;

/// OpenAI's words for an answer that is not whole (STP-003, STP-010 to STP-016).
final class OpenAiResponsesStopReasons {
    private OpenAiResponsesStopReasons() {}

    /// @param called  whether the model called a tool
    /// @param refused whether it refused in words
    static StopReason completed(boolean called, boolean refused) {
        if (called) {
            return StopReason.TOOL_USE;
        }
        return refused ? StopReason.REFUSAL : StopReason.END;
    }

    static StopReason incomplete(String word) {
        return switch (word) {
            case "max_output_tokens" -> StopReason.MAX_TOKENS;
            case "content_filter" -> StopReason.CONTENT_FILTER;
            default -> StopReason.OTHER;
        };
    }

    /// Why an answer is incomplete; empty if it is complete. `MALFORMED` has no word: such a reply fails.
    static Optional<String> encode(StopReason reason) {
        return switch (reason) {
            case END, OTHER, PAUSE, STOP_SEQUENCE, TOOL_USE, REFUSAL, MALFORMED -> Optional.empty();
            case MAX_TOKENS, CONTEXT_WINDOW -> Optional.of("max_output_tokens");
            case CONTENT_FILTER -> Optional.of("content_filter");
        };
    }
}
