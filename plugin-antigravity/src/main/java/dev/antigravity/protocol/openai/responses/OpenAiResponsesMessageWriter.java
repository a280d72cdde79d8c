package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.ArrayList;
import java.util.List;

/// Writes a message: texts and refusals that follow each other are its parts (STR-302).
final class OpenAiResponsesMessageWriter {
    private final OpenAiResponsesFrames frames;
    private final String id;
    private final int outputIndex;
    private final List<JsonObject> parts = new ArrayList<>();
    private boolean partIsOpen;
    private boolean takesNoMore;

    OpenAiResponsesMessageWriter(OpenAiResponsesFrames frames, OpenAiResponsesItems items) {
        this.frames = frames;
        id = items.newMessageId();
        outputIndex = frames.nextOutputIndex();
        frames.added(outputIndex, OpenAiResponsesItems.message(id, OpenAiResponsesItems.IN_PROGRESS, List.of()));
    }

    OpenAiResponsesItemWriter text() {
        return begun(new TextPart());
    }

    OpenAiResponsesItemWriter refusal() {
        return begun(new RefusalPart());
    }

    private OpenAiResponsesItemWriter begun(Part part) {
        partIsOpen = true;
        part.event("response.content_part.added", "part", part.whole());
        return part;
    }

    /// Something else has begun, so that the message ends with the part that is open.
    void takeNoMore() {
        takesNoMore = true;
        if (!partIsOpen) {
            finish(OpenAiResponsesItems.COMPLETED);
        }
    }

    void finish(String status) {
        frames.done(outputIndex, OpenAiResponsesItems.message(id, status, List.copyOf(parts)));
    }

    /// A part, which is a block to the rest of us.
    private abstract class Part implements OpenAiResponsesItemWriter {
        private final int index = parts.size();
        final StringBuilder text = new StringBuilder();

        abstract JsonObject whole();

        @Override
        public void stop() {
            var whole = whole();
            event("response.content_part.done", "part", whole);
            parts.add(whole);
            partIsOpen = false;
            if (takesNoMore) {
                finish(OpenAiResponsesItems.COMPLETED);
            }
        }

        JsonObject.Builder inside(String type) {
            return frames.inside(type, outputIndex, id).put("content_index", index);
        }

        void event(String type, String member, JsonObject value) {
            frames.add(type, inside(type).put(member, value));
        }
    }

    private final class TextPart extends Part {
        private final List<TokenLogprob> logprobs = new ArrayList<>();
        private final List<JsonObject> annotations = new ArrayList<>();
        /// Sources of the whole text, whose length is not known yet, and all that came behind them.
        private final List<Citation> waiting = new ArrayList<>();

        @Override
        JsonObject whole() {
            return OpenAiResponsesItems.textPart(text.toString(), annotations, logprobs);
        }

        @Override
        public void delta(Delta delta) {
            if (delta instanceof Delta.Text(var piece, var tokens) && !piece.isEmpty()) {
                text.append(piece);
                logprobs.addAll(tokens);
                var type = "response.output_text.delta";
                frames.add(type, inside(type).put("delta", piece).put("logprobs", OpenAiLogprobs.encode(tokens)));
            } else if (delta instanceof Delta.Cited(var citation)) {
                cited(citation);
            }
        }

        private void cited(Citation citation) {
            if (waiting.isEmpty() && citation.range().isPresent()) {
                annotate(citation);
            } else {
                waiting.add(citation);
            }
        }

        private void annotate(Citation citation) {
            OpenAiResponsesItems.annotation(citation, text.length()).ifPresent(annotation -> {
                var type = "response.output_text.annotation.added";
                frames.add(
                        type,
                        inside(type).put("annotation_index", annotations.size()).put("annotation", annotation));
                annotations.add(annotation);
            });
        }

        @Override
        public void stop() {
            waiting.forEach(this::annotate);
            var type = "response.output_text.done";
            frames.add(
                    type, inside(type).put("text", text.toString()).put("logprobs", OpenAiLogprobs.encode(logprobs)));
            super.stop();
        }
    }

    private final class RefusalPart extends Part {
        @Override
        JsonObject whole() {
            return OpenAiResponsesItems.refusalPart(text.toString());
        }

        @Override
        public void delta(Delta delta) {
            if (delta instanceof Delta.Text(var piece, var _) && !piece.isEmpty()) {
                text.append(piece);
                var type = "response.refusal.delta";
                frames.add(type, inside(type).put("delta", piece));
            }
        }

        @Override
        public void stop() {
            var type = "response.refusal.done";
            frames.add(type, inside(type).put("refusal", text.toString()));
            super.stop();
        }
    }
}
