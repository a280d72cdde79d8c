package dev.antigravity.benchmarks;

import dev.antigravity.chat.Protocol;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.cloudcode.CloudCodeCodec;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.protocol.openai.responses.OpenAiResponsesCodec;
import java.util.UUID;

/// Both ends of every dialect.
final class Codecs {
    private Codecs() {}

    /// @param protocol any but Cloud Code, which no client speaks
    static ClientCodec client(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> new AnthropicCodec();
            case OPENAI_CHAT -> new OpenAiChatCodec();
            case OPENAI_RESPONSES -> new OpenAiResponsesCodec();
            case GEMINI -> new GeminiCodec();
            case CLOUD_CODE -> throw new IllegalArgumentException("no client speaks " + protocol);
        };
    }

    static UpstreamCodec upstream(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> new AnthropicCodec();
            case OPENAI_CHAT -> new OpenAiChatCodec();
            case OPENAI_RESPONSES -> new OpenAiResponsesCodec();
            case GEMINI -> new GeminiCodec();
            case CLOUD_CODE -> new CloudCodeCodec(UUID::randomUUID);
        };
    }
}
