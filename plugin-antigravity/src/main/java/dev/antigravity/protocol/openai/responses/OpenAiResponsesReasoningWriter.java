package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Writes reasoning, as far as the client wants it: its item begins with the first piece of text the client may read,
/// or comes whole at the end if only its proof is wanted (RCL-004, STR-304).
final class OpenAiResponsesReasoningWriter implements OpenAiResponsesItemWriter {
    private static final int NONE = -1;

    private final OpenAiResponsesFrames frames;
    private final OpenAiResponsesItems items;
    private final ContentBlock.Thinking opening;
    private final String id;
    private int outputIndex = NONE;
    private final StringBuilder text = new StringBuilder();
    private Optional<Signature> signature;

    OpenAiResponsesReasoningWriter(
            OpenAiResponsesFrames frames, OpenAiResponsesItems items, ContentBlock.Thinking opening) {
        this.frames = frames;
        this.items = items;
        this.opening = opening;
        id = items.reasoningId(opening);
        signature = opening.signature();
    }

    @Override
    public void delta(Delta delta) {
        if (delta instanceof Delta.Signed(var proof)) {
            signature = Optional.of(proof);
        } else if (delta instanceof Delta.Text(var piece, var _) && !piece.isEmpty()) {
            text.append(piece);
            if (items.showsThought()) {
                show(piece);
            }
        }
    }

    private void show(String piece) {
        if (outputIndex == NONE) {
            begin();
            part("added", "");
        }
        var type = "response.reasoning_summary_text.delta";
        frames.add(type, inside(type).put("delta", piece));
    }

    private void begin() {
        outputIndex = frames.nextOutputIndex();
        frames.added(
                outputIndex,
                JsonObject.builder()
                        .put("type", "reasoning")
                        .put("id", id)
                        .put("summary", List.of())
                        .build());
    }

    @Override
    public void stop() {
        var whole = new ContentBlock.Thinking(text.toString(), signature, opening.id(), opening.path());
        items.reasoning(id, whole).ifPresent(item -> {
            if (outputIndex == NONE) {
                begin();
            } else {
                var type = "response.reasoning_summary_text.done";
                frames.add(type, inside(type).put("text", text.toString()));
                part("done", text.toString());
            }
            frames.done(outputIndex, item);
        });
    }

    private void part(String step, String whole) {
        var type = "response.reasoning_summary_part." + step;
        frames.add(type, inside(type).put("part", OpenAiResponsesItems.summaryPart(whole)));
    }

    private JsonObject.Builder inside(String type) {
        return frames.inside(type, outputIndex, id).put("summary_index", 0);
    }
}
