package dev.antigravity.sandbox.wire.openai.images;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.json.ShapeException;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiWording;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A picture as the tool of Responses draws it: by the rules of the image endpoints, in the tool's words.
///
/// Source: OpenAI API reference, Responses, tool `image_generation`, read 2026-11.
public final class ToolPicture {
    private final String prompt;
    private final ImageAnswer answer;
    private final boolean isEdit;

    private ToolPicture(String prompt, ImageAnswer answer, boolean isEdit) {
        this.prompt = prompt;
        this.answer = answer;
        this.isEdit = isEdit;
    }

    /// @param tool     as the request has it
    /// @param pictures addresses of those to start from
    /// @param streams  whether unfinished pictures can be shown
    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real tool would not draw that
    public static ToolPicture of(JsonNode tool, String model, String prompt, List<String> pictures, boolean streams) {
        var wish = ((ObjectNode) tool).deepCopy();
        wish.remove(List.of("type", "action", "input_image_mask", "model"));
        wish.put("model", model).put("prompt", prompt).put("stream", streams);
        if (!pictures.isEmpty()) {
            wish.set(
                    "images",
                    Json.array(pictures.stream()
                            .map(picture -> Json.object().put("image_url", picture))
                            .toList()));
        }
        if (tool.hasNonNull("input_image_mask")) {
            wish.set("mask", tool.get("input_image_mask"));
        }
        try {
            (pictures.isEmpty() ? ImageShapes.GENERATE : ImageShapes.EDIT).check(wish, Place.ROOT);
        } catch (ShapeException e) {
            throw OpenAiWording.of(e).asException();
        }
        ImageRules.checkBackground(wish);
        ImageRules.checkStream(wish);
        var answer = new ImageAnswer(wish, "", ImageRules.size(wish), ImageRules.checkPictures(wish));
        return new ToolPicture(prompt, answer, !pictures.isEmpty());
    }

    /// The finished output item.
    public ObjectNode item(String id) {
        return answer.described(Json.object()
                .put("id", id)
                .put("type", "image_generation_call")
                .put("status", "completed")
                .put("action", isEdit ? "edit" : "generate")
                .put("revised_prompt", "[sandbox] " + prompt)
                .put("result", answer.base64(answer.drawing(0))));
    }

    /// What its unfinished pictures are in events.
    public List<ObjectNode> partials() {
        var partials = new ArrayList<ObjectNode>();
        for (var i = 0; i < answer.partials(); i++) {
            var drawing = answer.drawing(0).unfinished(i + 1, answer.partials() + 1);
            partials.add(answer.described(Json.object()
                    .put("partial_image_b64", answer.base64(drawing))
                    .put("partial_image_index", i)));
        }
        return partials;
    }

    /// What the tool has used, as `tool_usage` has it.
    ///
    /// @param words tokens of the prompt
    public ObjectNode usage(long words) {
        var all = answer.usage(words + answer.pictureTokens());
        all.set(
                "output_tokens_details",
                Json.object()
                        .put("image_tokens", all.get("output_tokens").longValue())
                        .put("text_tokens", 0));
        return Json.object().set("image_gen", all);
    }
}
