package dev.antigravity.chat;

import java.util.Arrays;
import java.util.Optional;

/// A wire dialect.
public enum Protocol {
    ANTHROPIC_MESSAGES("anthropic-messages", "Anthropic Messages"),
    OPENAI_CHAT("openai-chat", "OpenAI Chat Completions"),
    OPENAI_RESPONSES("openai-responses", "OpenAI Responses"),
    GEMINI("gemini", "Gemini generateContent"),
    CLOUD_CODE("cloud-code", "Google Cloud Code");

    private final String id;
    private final String title;

    Protocol(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// The name in configuration files, such as `openai-chat`.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public static Optional<Protocol> byId(String id) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.id.equals(id))
                .findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
