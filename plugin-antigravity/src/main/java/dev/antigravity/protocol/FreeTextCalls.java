package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes calls with free text calls with arguments, for clients whose protocol knows no others: an upstream may call a
/// tool of its own that the client never defined. The text is collected, for it goes into one argument (TCU-004).
final class FreeTextCalls implements EventStage {
    private final Map<Integer, StringBuilder> texts = new HashMap<>();

    private FreeTextCalls() {}

    static EventStage of(Protocol client) {
        return switch (client) {
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> new FreeTextCalls();
            case OPENAI_CHAT, OPENAI_RESPONSES -> List::of;
        };
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart(var index, ContentBlock.ToolUse use)
            when use.custom() -> {
                texts.put(index, new StringBuilder(use.arguments()));
                yield List.of(new BlockStart(index, use.asFunction("")));
            }
            case BlockDelta(var index, Delta.Arguments(var text))
            when texts.containsKey(index) -> {
                texts.get(index).append(text);
                yield List.of();
            }
            case BlockStop(var index)
            when texts.containsKey(index) -> {
                var arguments = CustomTools.asArguments(texts.remove(index).toString());
                yield List.of(new BlockDelta(index, new Delta.Arguments(arguments)), event);
            }
            default -> List.of(event);
        };
    }
}
