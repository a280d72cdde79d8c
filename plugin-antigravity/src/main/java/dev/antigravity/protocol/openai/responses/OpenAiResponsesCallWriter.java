package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;

/// Writes a call of a function or of a free-text tool.
final class OpenAiResponsesCallWriter implements OpenAiResponsesItemWriter {
    private final OpenAiResponsesFrames frames;
    private final OpenAiResponsesItems items;
    private final ContentBlock.ToolUse use;
    private final String id;
    private final int outputIndex;
    private final String events;
    private final String member;
    private final StringBuilder arguments = new StringBuilder();

    OpenAiResponsesCallWriter(OpenAiResponsesFrames frames, OpenAiResponsesItems items, ContentBlock.ToolUse opening) {
        this.frames = frames;
        this.items = items;
        use = items.identified(opening);
        id = items.newCallId(opening);
        outputIndex = frames.nextOutputIndex();
        events = use.custom() ? "response.custom_tool_call_input" : "response.function_call_arguments";
        member = use.custom() ? "input" : "arguments";
        frames.added(outputIndex, items.call(id, use.withArguments(""), OpenAiResponsesItems.IN_PROGRESS));
    }

    @Override
    public void delta(Delta delta) {
        if (delta instanceof Delta.Arguments(var text)) {
            piece(text);
        }
    }

    private void piece(String text) {
        if (!text.isEmpty()) {
            arguments.append(text);
            event(".delta", "delta", text);
        }
    }

    @Override
    public void stop() {
        if (arguments.isEmpty()) {
            piece(OpenAiResponsesItems.standardArguments(use));
        }
        var whole = arguments.toString();
        event(".done", member, whole);
        frames.done(outputIndex, items.call(id, use.withArguments(whole), OpenAiResponsesItems.COMPLETED));
    }

    private void event(String suffix, String name, String text) {
        var type = events + suffix;
        frames.add(type, frames.inside(type, outputIndex, id).put(name, text));
    }
}
