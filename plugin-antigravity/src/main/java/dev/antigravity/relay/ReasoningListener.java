package dev.antigravity.relay;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.protocol.EventStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Picks the proved reasoning out of a passing reply and tells which call it led to. Changes nothing.
final class ReasoningListener implements EventStage {
    private final BiConsumer<String, Continuations.Thoughts> told;
    private final Map<Integer, Thought> thoughts = new HashMap<>();
    private final Map<Integer, Call> calls = new HashMap<>();
    private List<ContentBlock> reasoning = new ArrayList<>();

    /// @param told gets the upstream's id of a call, and what led to it
    ReasoningListener(BiConsumer<String, Continuations.Thoughts> told) {
        this.told = told;
    }

    private static final class Thought {
        final ContentBlock.Thinking opening;
        final StringBuilder text;
        Optional<Signature> signature;

        Thought(ContentBlock.Thinking opening) {
            this.opening = opening;
            text = new StringBuilder(opening.text());
            signature = opening.signature();
        }

        ContentBlock.Thinking closed() {
            return new ContentBlock.Thinking(text.toString(), signature, opening.id(), opening.path());
        }
    }

    private static final class Call {
        final String id;
        final List<ContentBlock> reasoning;
        Optional<Signature> signature;

        Call(ContentBlock.ToolUse use, List<ContentBlock> reasoning) {
            id = use.id();
            signature = use.signature();
            this.reasoning = reasoning;
        }
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        switch (event) {
            case StreamEvent.BlockStart(var index, var opening) -> open(index, opening);
            case StreamEvent.BlockDelta(var index, var delta) -> add(index, delta);
            case StreamEvent.BlockStop(var index) -> close(index);
            case StreamEvent.Start _,
                    StreamEvent.UsageReport _,
                    StreamEvent.Stopped _,
                    StreamEvent.End _,
                    StreamEvent.Failed _ -> {}
        }
        return List.of(event);
    }

    private void open(int index, ContentBlock opening) {
        if (opening instanceof ContentBlock.Thinking thinking) {
            thoughts.put(index, new Thought(thinking));
        } else if (opening instanceof ContentBlock.RedactedThinking) {
            reasoning.add(opening);
        } else if (opening instanceof ContentBlock.ToolUse use && !use.id().isEmpty()) {
            calls.put(index, new Call(use, reasoning));
            reasoning = new ArrayList<>();
        }
    }

    private void add(int index, Delta delta) {
        var thought = thoughts.get(index);
        var call = calls.get(index);
        if (thought != null && delta instanceof Delta.Text(var text, var _)) {
            thought.text.append(text);
        } else if (thought != null && delta instanceof Delta.Signed(var proof)) {
            thought.signature = Optional.of(proof);
        } else if (call != null && delta instanceof Delta.Signed(var proof)) {
            call.signature = Optional.of(proof);
        }
    }

    private void close(int index) {
        var thought = thoughts.remove(index);
        if (thought != null && thought.signature.isPresent()) {
            reasoning.add(thought.closed());
        }
        var call = calls.remove(index);
        if (call != null) {
            told.accept(call.id, new Continuations.Thoughts(call.reasoning, call.signature));
        }
    }
}
