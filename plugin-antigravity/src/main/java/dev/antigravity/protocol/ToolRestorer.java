package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives calls the names the client knows (TNM-002), and makes calls of folded free-text tools free text again; their
/// arguments are collected, for the text inside is only known when they are whole (TCU-002, TCU-003).
public final class ToolRestorer implements EventStage {
    private final ToolNames names;
    private final Map<Integer, StringBuilder> folded = new HashMap<>();

    public ToolRestorer(ToolNames names) {
        this.names = names;
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart(var index, ContentBlock.ToolUse use) -> List.of(started(index, use));
            case BlockDelta(var index, Delta.Arguments(var text))
            when folded.containsKey(index) -> {
                folded.get(index).append(text);
                yield List.of();
            }
            case BlockStop(var index)
            when folded.containsKey(index) -> {
                var input = CustomTools.asInput(folded.remove(index).toString());
                yield List.of(new BlockDelta(index, new Delta.Arguments(input)), event);
            }
            default -> List.of(event);
        };
    }

    private StreamEvent started(int index, ContentBlock.ToolUse use) {
        var original = use.withName(names.original(use.name()));
        if (use.custom() || !names.isFolded(original.name())) {
            return new BlockStart(index, original);
        }
        folded.put(index, new StringBuilder());
        return new BlockStart(index, original.asCustom(""));
    }
}
