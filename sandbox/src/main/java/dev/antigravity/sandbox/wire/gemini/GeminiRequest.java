package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.mind.Question;
import tools.jackson.databind.JsonNode;

/// A request understood.
record GeminiRequest(JsonNode body, Question question) {
    boolean showsThoughts() {
        return body.path("generationConfig")
                .path("thinkingConfig")
                .path("includeThoughts")
                .asBoolean(false);
    }
}
