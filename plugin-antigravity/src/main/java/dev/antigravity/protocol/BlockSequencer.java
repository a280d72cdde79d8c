package dev.antigravity.protocol;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes blocks come one after the other, numbered 0, 1, 2 as they come: a block that starts while another is open
/// waits
/// for its turn with all that belongs to it (STR-102).
public final class BlockSequencer implements EventStage {
    private @Nullable Waiting open;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int next;

    private static final class Waiting {
        final int upstreamIndex;
        final List<StreamEvent> events = new ArrayList<>();
        int index;
        boolean ended;

        Waiting(int upstreamIndex) {
            this.upstreamIndex = upstreamIndex;
        }
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart start -> start(start);
            case BlockDelta(var index, var delta) -> {
                if (open != null && open.upstreamIndex == index) {
                    yield List.of(new BlockDelta(open.index, delta));
                }
                waiter(index).events.add(event);
                yield List.of();
            }
            case BlockStop(var index) -> stop(index);
            case StreamEvent.Stopped _ -> flushed(event);
            case StreamEvent.Start _, StreamEvent.UsageReport _, StreamEvent.End _, StreamEvent.Failed _ ->
                List.of(event);
        };
    }

    private List<StreamEvent> start(BlockStart start) {
        var block = new Waiting(start.index());
        if (open != null) {
            block.events.add(start);
            waiting.add(block);
            return List.of();
        }
        block.index = next++;
        open = block;
        return List.of(new BlockStart(block.index, start.opening()));
    }

    private List<StreamEvent> stop(int index) {
        if (open == null || open.upstreamIndex != index) {
            waiter(index).ended = true;
            return List.of();
        }
        var events = new ArrayList<StreamEvent>();
        events.add(new BlockStop(open.index));
        open = null;
        while (open == null && !waiting.isEmpty()) {
            release(waiting.remove(), events);
        }
        return events;
    }

    private void release(Waiting block, List<StreamEvent> events) {
        block.index = next++;
        for (var event : block.events) {
            events.add(
                    switch (event) {
                        case BlockStart(var _, var opening) -> new BlockStart(block.index, opening);
                        case BlockDelta(var _, var delta) -> new BlockDelta(block.index, delta);
                        default -> throw new IllegalStateException("no part of a block: " + event);
                    });
        }
        if (block.ended) {
            events.add(new BlockStop(block.index));
        } else {
            open = block;
        }
    }

    /// Everything that is still open or waiting, and then the event.
    private List<StreamEvent> flushed(StreamEvent event) {
        var events = new ArrayList<StreamEvent>();
        while (open != null) {
            events.addAll(stop(open.upstreamIndex));
        }
        events.add(event);
        return events;
    }

    private Waiting waiter(int upstreamIndex) {
        return waiting.stream()
                .filter(block -> block.upstreamIndex == upstreamIndex)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no block " + upstreamIndex + " is open"));
    }
}
