package dev.antigravity.protocol;

import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The grammar of {@link StreamEvent}, which every decoder must keep whatever an upstream sends.
public final class ReplyGrammar {
    private final Set<Integer> open = new HashSet<>();
    private int blocks;
    private boolean started;
    private boolean stopped;
    private boolean over;

    /// @throws AssertionError at the first event that breaks it, or if the reply has no end
    public static void check(List<StreamEvent> events) {
        var grammar = new ReplyGrammar();
        events.forEach(grammar::read);
        require(grammar.over, "a reply without end: " + events);
    }

    private void read(StreamEvent event) {
        require(!over, event + " behind the end");
        switch (event) {
            case StreamEvent.Start _ -> {
                require(!started, "a second start");
                started = true;
            }
            case StreamEvent.UsageReport _ -> require(!stopped, "usage behind the stop");
            case BlockStart(var index, var _) -> {
                require(started && !stopped && index == blocks, "block " + index + " where " + blocks + " is next");
                open.add(blocks++);
            }
            case BlockDelta(var index, Delta.Cited _) ->
                require(index < blocks && !stopped, "a source of block " + index);
            case BlockDelta(var index, var _) -> require(open.contains(index), "a delta of block " + index);
            case BlockStop(var index) -> require(open.remove(index), "a stop of block " + index);
            case StreamEvent.Stopped _ -> {
                require(started && !stopped && open.isEmpty(), "stopped with open blocks " + open);
                stopped = true;
            }
            case StreamEvent.End _ -> {
                require(stopped, "an end without a stop");
                over = true;
            }
            case StreamEvent.Failed _ -> over = true;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
