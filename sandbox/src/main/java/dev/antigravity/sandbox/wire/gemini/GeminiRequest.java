package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.mind.Question;
import tools.jackson.databind.JsonNode;

/// A request understood.
record GeminiRequest(JsonNode body, Question question) {
    /// Whether the answer is to hold a picture.
    boolean wantsPicture() {
        return wants("IMAGE");
    }

    /// Whether the answer is to hold words.
    boolean wantsText() {
        return !wantsPicture() || wants("TEXT");
    }

    private boolean wants(String modality) {
        return body.path("generationConfig")
                .path("responseModalities")
                .valueStream()
                .anyMatch(value -> value.asString().equals(modality));
    }

    boolean showsThoughts() {
        return body.path("generationConfig")
                .path("thinkingConfig")
                .path("includeThoughts")
                .asBoolean(false);
    }
}
