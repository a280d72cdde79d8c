package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import java.util.List;
import java.util.function.IntSupplier;

/// Makes blocks of the events of one item. Every event that is done with something repeats its whole value, so that
/// whatever never came in pieces can be taken from there (RRS-002).
interface OpenAiResponsesItemReader {
    /// The item begins.
    ///
    /// @param item as far as it is known
    default void added(JsonCursor item, List<StreamEvent> out) {}

    /// Something happens to the item.
    default void event(String type, JsonCursor event, List<StreamEvent> out) {}

    /// The item is whole; its blocks end.
    void done(JsonCursor item, List<StreamEvent> out);

    /// The answer ends, and nobody has said that the item is whole.
    default void close(List<StreamEvent> out) {}

    /// @param nextBlock gives a block its index
    static OpenAiResponsesItemReader of(String itemType, IntSupplier nextBlock) {
        return switch (itemType) {
            case "message" -> new OpenAiResponsesMessageReader(nextBlock);
            case "reasoning" -> new OpenAiResponsesReasoningReader(nextBlock);
            case "function_call" -> new OpenAiResponsesCallReader(nextBlock, false);
            case "custom_tool_call" -> new OpenAiResponsesCallReader(nextBlock, true);
            default -> (item, out) -> whole(item, nextBlock.getAsInt(), out);
        };
    }

    /// What a tool of OpenAI's own has done.
    private static void whole(JsonCursor item, int block, List<StreamEvent> out) {
        var own = new ContentBlock.Native(Protocol.OPENAI_RESPONSES, item.asObject(), List.of(), false, JsonPath.ROOT);
        out.add(new StreamEvent.BlockStart(block, own));
        out.add(new StreamEvent.BlockStop(block));
    }
}
