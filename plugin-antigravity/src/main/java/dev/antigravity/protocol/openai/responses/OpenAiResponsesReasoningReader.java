package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/// Reads reasoning: its summary, or its own words where the upstream shows them instead, and at the end its proof.
final class OpenAiResponsesReasoningReader implements OpenAiResponsesItemReader {
    private static final int NONE = -1;

    private final IntSupplier nextBlock;
    private Optional<String> itemId = Optional.empty();
    private int block = NONE;
    private boolean ended;

    /// Where the text comes from, `summary` or `content`, and which of its parts have come.
    private String source = "";
    private final Set<Long> parts = new HashSet<>();
    private long latest = NONE;

    OpenAiResponsesReasoningReader(IntSupplier nextBlock) {
        this.nextBlock = nextBlock;
    }

    @Override
    public void added(JsonCursor item, List<StreamEvent> out) {
        itemId = item.findString("id");
    }

    @Override
    public void event(String type, JsonCursor event, List<StreamEvent> out) {
        switch (type) {
            case "response.reasoning_summary_text.delta" ->
                piece(
                        "summary",
                        index(event, "summary_index"),
                        event.get("delta").asString(),
                        out);
            case "response.reasoning_summary_text.done" ->
                whole(
                        "summary",
                        index(event, "summary_index"),
                        event.get("text").asString(),
                        out);
            case "response.reasoning_text.delta" ->
                piece(
                        "content",
                        index(event, "content_index"),
                        event.get("delta").asString(),
                        out);
            case "response.reasoning_text.done" ->
                whole(
                        "content",
                        index(event, "content_index"),
                        event.get("text").asString(),
                        out);
            default -> {}
        }
    }

    @Override
    public void done(JsonCursor item, List<StreamEvent> out) {
        itemId = itemId.or(() -> item.findString("id"));
        whole("summary", item, out);
        whole("content", item, out);
        item.findString("encrypted_content")
                .filter(content -> !content.isEmpty())
                .ifPresent(content -> {
                    open(out);
                    var proof = new OpenAiResponsesReasoning(itemId.orElse(""), content);
                    out.add(new BlockDelta(block, new Delta.Signed(proof.signature())));
                });
        close(out);
    }

    @Override
    public void close(List<StreamEvent> out) {
        if (block != NONE && !ended) {
            out.add(new BlockStop(block));
        }
        ended = true;
    }

    private void whole(String from, JsonCursor item, List<StreamEvent> out) {
        var texts = item.itemsOf(from);
        for (var index = 0; index < texts.size(); index++) {
            whole(from, index, texts.get(index).get("text").asString(), out);
        }
    }

    private void whole(String from, long index, String text, List<StreamEvent> out) {
        if (!parts.contains(index)) {
            piece(from, index, text, out);
        }
    }

    private void piece(String from, long index, String text, List<StreamEvent> out) {
        if (text.isEmpty() || ended || !source.isEmpty() && !source.equals(from)) {
            return;
        }
        source = from;
        open(out);
        var separator = latest == NONE || latest == index ? "" : OpenAiResponsesReasoning.BETWEEN_PARTS;
        latest = index;
        parts.add(index);
        out.add(new BlockDelta(block, Delta.Text.of(separator + text)));
    }

    private void open(List<StreamEvent> out) {
        if (block == NONE) {
            block = nextBlock.getAsInt();
            out.add(new BlockStart(block, new ContentBlock.Thinking("", Optional.empty(), itemId, JsonPath.ROOT)));
        }
    }

    private static long index(JsonCursor event, String name) {
        return event.findLong(name).orElse(0);
    }
}
