package dev.antigravity.chat;

/// Why a reply ended.
public enum StopReason {
    END,
    MAX_TOKENS,
    STOP_SEQUENCE,
    TOOL_USE,
    /// The model refused in words of its own.
    REFUSAL,
    /// A filter cut the answer or kept it back.
    CONTENT_FILTER,
    /// The upstream paused a long turn; the client may go on.
    PAUSE,
    CONTEXT_WINDOW,
    /// The model's output could not be made into an answer.
    MALFORMED,
    OTHER
}
