package dev.antigravity.sandbox.wire.openai.chat;

import dev.antigravity.sandbox.mind.Question;
import tools.jackson.databind.JsonNode;

/// A request understood.
///
/// @param usesFunctions whether it speaks of `functions` in place of `tools`
record ChatRequest(JsonNode body, Question question, boolean usesFunctions) {
    boolean wantsUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }
}
