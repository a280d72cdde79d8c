package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Makes blocks come one after the other, numbered 0, 1, 2 as they come: a block that starts while another is open
/// waits for its turn with all that belongs to it (STR-102). Dialects that can tell some blocks apart while both are
/// open say which; no block ever overtakes one that waits.
public final class BlockSequencer implements EventStage {
    private final BiPredicate<ContentBlock, ContentBlock> mayRunBeside;
    private final List<Block> open = new ArrayList<>();
    private final Deque<Block> waiting = new ArrayDeque<>();
    private int next;

    private static final class Block {
        final int upstreamIndex;
        final ContentBlock opening;
        final List<Delta> deltas = new ArrayList<>();
        int index;
        boolean ended;

        Block(BlockStart start) {
            upstreamIndex = start.index();
            opening = start.opening();
        }
    }

    /// One block at a time.
    public BlockSequencer() {
        this((_, _) -> false);
    }

    /// @param mayRunBeside whether the second block may start while the first is open
    public BlockSequencer(BiPredicate<ContentBlock, ContentBlock> mayRunBeside) {
        this.mayRunBeside = mayRunBeside;
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart start -> start(new Block(start));
            case BlockDelta(var index, var delta) -> delta(index, delta);
            case BlockStop(var index) -> stop(index);
            case StreamEvent.Stopped _ -> flushed(event);
            case StreamEvent.Start _, StreamEvent.UsageReport _, StreamEvent.End _, StreamEvent.Failed _ ->
                List.of(event);
        };
    }

    private List<StreamEvent> start(Block block) {
        if (!waiting.isEmpty() || !mayStart(block)) {
            waiting.add(block);
            return List.of();
        }
        var events = new ArrayList<StreamEvent>(1);
        release(block, events);
        return events;
    }

    private List<StreamEvent> delta(int upstreamIndex, Delta delta) {
        var block = find(open, upstreamIndex);
        if (block.isPresent()) {
            return List.of(new BlockDelta(block.get().index, delta));
        }
        waiter(upstreamIndex).deltas.add(delta);
        return List.of();
    }

    private List<StreamEvent> stop(int upstreamIndex) {
        var block = find(open, upstreamIndex);
        if (block.isEmpty()) {
            waiter(upstreamIndex).ended = true;
            return List.of();
        }
        open.remove(block.get());
        var events = new ArrayList<StreamEvent>();
        events.add(new BlockStop(block.get().index));
        while (!waiting.isEmpty() && mayStart(waiting.peek())) {
            release(waiting.remove(), events);
        }
        return events;
    }

    private boolean mayStart(Block block) {
        return open.stream().allMatch(other -> mayRunBeside.test(other.opening, block.opening));
    }

    private void release(Block block, List<StreamEvent> events) {
        block.index = next++;
        events.add(new BlockStart(block.index, block.opening));
        block.deltas.forEach(delta -> events.add(new BlockDelta(block.index, delta)));
        if (block.ended) {
            events.add(new BlockStop(block.index));
        } else {
            open.add(block);
        }
    }

    /// Everything that is still open or waiting, and then the event.
    private List<StreamEvent> flushed(StreamEvent event) {
        var events = new ArrayList<StreamEvent>();
        while (!open.isEmpty()) {
            events.addAll(stop(open.getFirst().upstreamIndex));
        }
        events.add(event);
        return events;
    }

    private Block waiter(int upstreamIndex) {
        return find(waiting, upstreamIndex)
                .orElseThrow(() -> new IllegalStateException("no block " + upstreamIndex + " is open"));
    }

    private static Optional<Block> find(Iterable<Block> blocks, int upstreamIndex) {
        for (var block : blocks) {
            if (block.upstreamIndex == upstreamIndex) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }
}
