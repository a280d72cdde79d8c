package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/// The texts and thoughts of one answer: neighbours of one kind are one block, though they are several parts (GRS-001).
/// A part may go on in the next chunk. Sources say in which part and at which bytes of it they are cited (CIT-001).
final class GeminiTextDecoder {
    private static final int NONE = -1;

    private final IntSupplier nextBlock;

    /// Whether sources may come in a later chunk, so that a text stays open beside what is no text.
    private final boolean mayCite;

    private final List<Part> parts = new ArrayList<>();
    private final Set<Citation> cited = new HashSet<>();

    private int open = NONE;
    private boolean openIsThought;
    /// Characters in the open block so far.
    private int length;

    /// Whether the chunk cites sources, so that blocks must stay open until they are told.
    private boolean citing;

    private final List<Integer> stopping = new ArrayList<>();
    private boolean firstOfChunk;
    private List<TokenLogprob> tokens = new ArrayList<>();

    /// One part of the answer.
    ///
    /// @param block which block it is in, {@link #NONE} if it is no visible text
    /// @param start where in that block, in UTF-16 units
    private record Part(int block, int start, boolean isThought, StringBuilder text) {}

    GeminiTextDecoder(IntSupplier nextBlock, boolean mayCite) {
        this.nextBlock = nextBlock;
        this.mayCite = mayCite;
    }

    void beginChunk(boolean cites, Optional<JsonCursor> logprobs) {
        citing = cites;
        firstOfChunk = true;
        logprobs.ifPresent(result -> tokens.addAll(GeminiLogprobs.decode(result)));
    }

    void add(String text, boolean isThought, List<StreamEvent> out) {
        if (text.isEmpty()) {
            return;
        }
        if (open != NONE && openIsThought != isThought) {
            closeOpen(citing, out);
        }
        if (open == NONE) {
            open(isThought, out);
        }
        partFor(isThought).text.append(text);
        length += text.length();
        var probabilities = isThought ? List.<TokenLogprob>of() : tokens;
        if (!isThought) {
            tokens = new ArrayList<>();
        }
        out.add(new BlockDelta(open, new Delta.Text(text, probabilities)));
    }

    /// Another kind of part begins.
    void interrupt(List<StreamEvent> out) {
        closeOpen(citing || mayCite && !openIsThought, out);
        parts.add(new Part(NONE, 0, false, new StringBuilder(0)));
        firstOfChunk = false;
    }

    void close(List<StreamEvent> out) {
        release(out);
        closeOpen(false, out);
    }

    /// Tells the sources, and then the stops that waited for them alone.
    void cite(JsonCursor grounding, List<StreamEvent> out) {
        for (var support : GeminiGrounding.decode(grounding)) {
            part(support.part()).ifPresent(part -> cite(support, part, out));
        }
        if (!mayCite) {
            release(out);
        }
    }

    private void release(List<StreamEvent> out) {
        stopping.forEach(block -> out.add(new BlockStop(block)));
        stopping.clear();
    }

    private void cite(GeminiGrounding.Support support, Part part, List<StreamEvent> out) {
        var range = support.range(part.text, part.start);
        if (range.isEmpty()) {
            return;
        }
        for (var citation : support.citations(range.get())) {
            if (cited.add(citation)) {
                out.add(new BlockDelta(part.block, new Delta.Cited(citation)));
            }
        }
    }

    /// The part a source speaks of: where thoughts are not counted, the first text.
    private Optional<Part> part(int index) {
        if (index >= 0 && index < parts.size() && parts.get(index).block != NONE) {
            return Optional.of(parts.get(index));
        }
        return parts.stream().filter(part -> part.block != NONE).findFirst();
    }

    private void open(boolean isThought, List<StreamEvent> out) {
        if (!citing) {
            release(out);
        }
        open = nextBlock.getAsInt();
        openIsThought = isThought;
        length = 0;
        out.add(new BlockStart(open, isThought ? ContentBlock.Thinking.of("") : ContentBlock.Text.of("")));
    }

    private Part partFor(boolean isThought) {
        var goesOn = firstOfChunk
                && !parts.isEmpty()
                && !parts.getLast().text.isEmpty()
                && parts.getLast().isThought == isThought;
        firstOfChunk = false;
        if (!goesOn) {
            parts.add(new Part(isThought ? NONE : open, length, isThought, new StringBuilder()));
        }
        return parts.getLast();
    }

    private void closeOpen(boolean waits, List<StreamEvent> out) {
        if (open != NONE && waits) {
            stopping.add(open);
        } else if (open != NONE) {
            out.add(new BlockStop(open));
        }
        open = NONE;
    }
}
