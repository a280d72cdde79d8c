package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.openai.OpenAiCitations;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/// Reads a message: each of its parts is a block, if anything is in it.
final class OpenAiResponsesMessageReader implements OpenAiResponsesItemReader {
    private static final int NONE = -1;

    private final IntSupplier nextBlock;
    private final Map<Long, Part> parts = new TreeMap<>();

    private static final class Part {
        int block = NONE;
        boolean hasText;
        int citations;
        boolean ended;
    }

    OpenAiResponsesMessageReader(IntSupplier nextBlock) {
        this.nextBlock = nextBlock;
    }

    @Override
    public void event(String type, JsonCursor event, List<StreamEvent> out) {
        var part = parts.computeIfAbsent(event.findLong("content_index").orElse(0), _ -> new Part());
        switch (type) {
            case "response.output_text.delta" -> text(part, event.get("delta").asString(), logprobs(event), out);
            case "response.output_text.done" -> wholeText(part, event, out);
            case "response.output_text.annotation.added" -> cite(part, event.get("annotation"), out);
            case "response.refusal.delta" -> refusal(part, event.get("delta").asString(), out);
            case "response.refusal.done" -> wholeRefusal(part, event, out);
            case "response.content_part.done" -> end(part, event.get("part"), out);
            default -> {}
        }
    }

    @Override
    public void done(JsonCursor item, List<StreamEvent> out) {
        var content = item.itemsOf("content");
        for (var index = 0; index < content.size(); index++) {
            end(parts.computeIfAbsent((long) index, _ -> new Part()), content.get(index), out);
        }
        close(out);
    }

    @Override
    public void close(List<StreamEvent> out) {
        parts.values().forEach(part -> stop(part, out));
    }

    private void end(Part part, JsonCursor whole, List<StreamEvent> out) {
        switch (whole.get("type").asString()) {
            case "output_text" -> {
                wholeText(part, whole, out);
                var annotations = whole.itemsOf("annotations");
                annotations
                        .subList(Math.min(part.citations, annotations.size()), annotations.size())
                        .forEach(annotation -> cite(part, annotation, out));
            }
            case "refusal" -> wholeRefusal(part, whole, out);
            default -> {}
        }
        stop(part, out);
    }

    private void wholeText(Part part, JsonCursor whole, List<StreamEvent> out) {
        if (!part.hasText) {
            text(part, whole.get("text").asString(), logprobs(whole), out);
        }
    }

    private void wholeRefusal(Part part, JsonCursor whole, List<StreamEvent> out) {
        if (!part.hasText) {
            refusal(part, whole.get("refusal").asString(), out);
        }
    }

    private void text(Part part, String text, List<TokenLogprob> logprobs, List<StreamEvent> out) {
        piece(part, new Delta.Text(text, logprobs), ContentBlock.Text.of(""), out);
    }

    private void refusal(Part part, String text, List<StreamEvent> out) {
        piece(part, Delta.Text.of(text), new ContentBlock.Refusal("", JsonPath.ROOT), out);
    }

    private void piece(Part part, Delta.Text piece, ContentBlock opening, List<StreamEvent> out) {
        if (piece.text().isEmpty() || part.ended) {
            return;
        }
        open(part, opening, out);
        part.hasText = true;
        out.add(new BlockDelta(part.block, piece));
    }

    private void cite(Part part, JsonCursor annotation, List<StreamEvent> out) {
        if (part.ended) {
            return;
        }
        open(part, ContentBlock.Text.of(""), out);
        part.citations++;
        var citation = OpenAiCitations.decode(Protocol.OPENAI_RESPONSES, annotation, annotation.asObject());
        out.add(new BlockDelta(part.block, new Delta.Cited(citation)));
    }

    private void open(Part part, ContentBlock opening, List<StreamEvent> out) {
        if (part.block == NONE) {
            part.block = nextBlock.getAsInt();
            out.add(new BlockStart(part.block, opening));
        }
    }

    private static void stop(Part part, List<StreamEvent> out) {
        if (part.block != NONE && !part.ended) {
            out.add(new BlockStop(part.block));
        }
        part.ended = true;
    }

    private static List<TokenLogprob> logprobs(JsonCursor place) {
        return OpenAiLogprobs.decode(place.itemsOf("logprobs"));
    }
}
