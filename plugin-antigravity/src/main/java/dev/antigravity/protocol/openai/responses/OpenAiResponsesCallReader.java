package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Reads a call of a function or of a free-text tool.
final class OpenAiResponsesCallReader implements OpenAiResponsesItemReader {
    private static final int NONE = -1;

    private final IntSupplier nextBlock;
    private final boolean custom;
    /// The member of the item that holds what the tool is called with.
    private final String member;
    private int block = NONE;
    private boolean hasArguments;
    private boolean ended;

    OpenAiResponsesCallReader(IntSupplier nextBlock, boolean custom) {
        this.nextBlock = nextBlock;
        this.custom = custom;
        member = custom ? "input" : "arguments";
    }

    @Override
    public void added(JsonCursor item, List<StreamEvent> out) {
        if (block == NONE) {
            block = nextBlock.getAsInt();
            out.add(new BlockStart(block, opening(item)));
        }
    }

    private ContentBlock opening(JsonCursor item) {
        return new ContentBlock.ToolUse(
                item.findString("call_id").orElse(""),
                OpenAiResponsesNamespaces.name(
                        item.findString("namespace"), item.get("name").asString()),
                "",
                custom,
                Optional.empty(),
                Optional.empty(),
                JsonPath.ROOT);
    }

    @Override
    public void event(String type, JsonCursor event, List<StreamEvent> out) {
        switch (type) {
            case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
                piece(event.get("delta").asString(), out);
            case "response.function_call_arguments.done", "response.custom_tool_call_input.done" -> whole(event, out);
            default -> {}
        }
    }

    @Override
    public void done(JsonCursor item, List<StreamEvent> out) {
        added(item, out);
        whole(item, out);
        close(out);
    }

    @Override
    public void close(List<StreamEvent> out) {
        if (block != NONE && !ended) {
            out.add(new BlockStop(block));
        }
        ended = true;
    }

    private void whole(JsonCursor place, List<StreamEvent> out) {
        if (!hasArguments) {
            piece(place.findString(member).orElse(""), out);
        }
    }

    private void piece(String text, List<StreamEvent> out) {
        if (!text.isEmpty() && block != NONE && !ended) {
            hasArguments = true;
            out.add(new BlockDelta(block, new Delta.Arguments(text)));
        }
    }
}
