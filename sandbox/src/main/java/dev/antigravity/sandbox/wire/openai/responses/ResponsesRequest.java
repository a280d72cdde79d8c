package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.mind.Question;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A request understood.
///
/// @param items the whole conversation, from earlier responses too
record ResponsesRequest(JsonNode body, String account, List<JsonNode> items, Question question) {
    boolean wantsSummary() {
        return body.path("reasoning").hasNonNull("summary")
                || body.path("reasoning").hasNonNull("generate_summary");
    }

    boolean wantsEncryptedReasoning() {
        return body.path("include").valueStream().anyMatch(one -> one.asString().equals("reasoning.encrypted_content"));
    }

    boolean isKept() {
        return body.path("store").asBoolean(true);
    }
}
