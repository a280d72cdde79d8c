package dev.antigravity.protocol.openai.responses;

import java.util.Set;

/// Items that tell what a tool of OpenAI's own has done. They stand in the input for the record and refer to nothing
/// that is stored.
final class OpenAiResponsesServerItems {
    private static final Set<String> CALLS = Set.of(
            "web_search_call",
            "file_search_call",
            "code_interpreter_call",
            "image_generation_call",
            "tool_search_call");

    private OpenAiResponsesServerItems() {}

    static boolean isCall(String type) {
        return CALLS.contains(type);
    }

    /// Whether a native block is an item of its own, and not a part of a message.
    static boolean isItem(String type) {
        return isCall(type) || type.equals("tool_search_output");
    }
}
