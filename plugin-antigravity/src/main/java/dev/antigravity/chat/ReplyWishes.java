package dev.antigravity.chat;

/// What the client wants to see of the answer besides its text.
///
/// @param usage              OpenAI Chat: the usage chunk of a stream
/// @param encryptedReasoning OpenAI Responses: encrypted reasoning to send back later
/// @param thoughtText        OpenAI Responses and Gemini: the text of the reasoning
/// @param noThinking         Anthropic: no thinking blocks at all
/// @param legacyFunctions    OpenAI Chat: calls in the deprecated `function_call` form
public record ReplyWishes(
        boolean usage, boolean encryptedReasoning, boolean thoughtText, boolean noThinking, boolean legacyFunctions) {
    public static final ReplyWishes NONE = new ReplyWishes(false, false, false, false, false);
}
