package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.StopReason;

/// OpenAI's words for why a choice ended (STP-002, STP-010 to STP-016).
final class OpenAiChatStopReasons {
    private OpenAiChatStopReasons() {}

    /// @param called  whether the model called a tool
    /// @param refused whether it refused in words
    static StopReason decode(String word, boolean called, boolean refused) {
        return switch (word) {
            case "stop" -> {
                if (refused) {
                    yield StopReason.REFUSAL;
                }
                yield called ? StopReason.TOOL_USE : StopReason.END;
            }
            case "length" -> StopReason.MAX_TOKENS;
            case "tool_calls", "function_call" -> StopReason.TOOL_USE;
            case "content_filter" -> StopReason.CONTENT_FILTER;
            default -> StopReason.OTHER;
        };
    }

    /// `MALFORMED` has no word: such a reply ends in an error.
    static String encode(StopReason reason, boolean legacyFunctions) {
        return switch (reason) {
            case END, OTHER, PAUSE, STOP_SEQUENCE, REFUSAL, MALFORMED -> "stop";
            case MAX_TOKENS, CONTEXT_WINDOW -> "length";
            case TOOL_USE -> legacyFunctions ? "function_call" : "tool_calls";
            case CONTENT_FILTER -> "content_filter";
        };
    }
}
