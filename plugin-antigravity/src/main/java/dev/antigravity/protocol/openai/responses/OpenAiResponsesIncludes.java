package dev.antigravity.protocol.openai.responses;

/// Words a client may put into `include` that mean something in other protocols too.
final class OpenAiResponsesIncludes {
    static final String ENCRYPTED_REASONING = "reasoning.encrypted_content";
    static final String LOGPROBS = "message.output_text.logprobs";

    private OpenAiResponsesIncludes() {}
}
