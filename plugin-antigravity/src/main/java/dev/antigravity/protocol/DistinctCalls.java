package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each call of an answer an id of its own: of several with one id, all but the first get another (TID-004).
public final class DistinctCalls implements EventStage {
    private final ToolIds ids;
    private final Map<String, Integer> seen = new HashMap<>();

    /// @param ids of the client's dialect
    public DistinctCalls(ToolIds ids) {
        this.ids = ids;
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart(var index, ContentBlock.ToolUse use)
            when !use.id().isEmpty() -> List.of(new BlockStart(index, distinct(use)));
            default -> List.of(event);
        };
    }

    private ContentBlock.ToolUse distinct(ContentBlock.ToolUse use) {
        var occurrence = seen.merge(use.id(), 1, Integer::sum);
        return occurrence == 1 ? use : use.withId(ids.repeated(use.id(), occurrence));
    }
}
