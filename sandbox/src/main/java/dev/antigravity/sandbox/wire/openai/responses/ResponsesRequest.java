package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.wire.openai.images.ToolPicture;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A request understood.
///
/// @param items the whole conversation, from earlier responses too
record ResponsesRequest(JsonNode body, String account, List<JsonNode> items, Question question) {
    private static final String DRAWS = "image_generation";

    boolean wantsSummary() {
        return body.path("reasoning").hasNonNull("summary")
                || body.path("reasoning").hasNonNull("generate_summary");
    }

    boolean wantsEncryptedReasoning() {
        return body.path("include").valueStream().anyMatch(one -> one.asString().equals("reasoning.encrypted_content"));
    }

    /// The picture that the image tool is to draw: where the model must, or has nothing else to choose.
    Optional<ToolPicture> picture() {
        var tools = body.path("tools");
        var choice = body.path("tool_choice");
        var mustDraw = choice.path("type").asString("").equals(DRAWS);
        var mayDraw = !choice.asString("auto").equals("none") && tools.size() == 1;
        return tools.valueStream()
                .filter(tool -> tool.path("type").asString().equals(DRAWS))
                .filter(_ -> mustDraw || mayDraw && !choice.isObject())
                .findFirst()
                .map(tool -> ToolPicture.of(
                        tool,
                        question.model().id(),
                        question.turns().getLast().text(),
                        pictures(),
                        body.path("stream").asBoolean(false)));
    }

    private List<String> pictures() {
        return items.getLast()
                .path("content")
                .valueStream()
                .filter(part -> part.path("type").asString("").equals("input_image"))
                .map(part -> part.path("image_url").asString(""))
                .toList();
    }

    boolean isKept() {
        return body.path("store").asBoolean(true);
    }
}
