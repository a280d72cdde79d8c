package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts Google's signature of a call where clients have a slot for one: on the reasoning directly before the call if
/// that is unsigned, else on empty reasoning of its own (SIG-006). For clients of Anthropic Messages and OpenAI
/// Responses.
///
/// Whether reasoning gets a signature is only known when the next block starts, so its stop is held back until then.
public final class CallSignatures implements EventStage {
    private static final int NONE = -1;

    /// The index towards the client of each block, by the index it came with.
    private final List<Integer> indexes = new ArrayList<>();
    private int next;

    /// The last block, if it is reasoning that nobody has signed: its index towards the client.
    private int unsigned = NONE;
    /// The same block once it has stopped, as long as the client has not been told.
    private int held = NONE;

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        return switch (event) {
            case BlockStart(var _, ContentBlock.ToolUse use) when isSigned(use) -> signedCall(use);
            case BlockStart(var _, var opening) -> start(opening);
            case BlockDelta(var index, var delta) -> delta(indexes.get(index), delta);
            case BlockStop(var index) -> stop(indexes.get(index));
            case StreamEvent.Start _, StreamEvent.UsageReport _ -> List.of(event);
            case StreamEvent.Stopped _, StreamEvent.End _, StreamEvent.Failed _ -> after(event);
        };
    }

    /// The same for a whole answer.
    public static List<ContentBlock> moved(List<ContentBlock> blocks) {
        if (blocks.stream().noneMatch(block -> block instanceof ContentBlock.ToolUse use && isSigned(use))) {
            return blocks;
        }
        var stage = new CallSignatures();
        var moved = new ArrayList<ContentBlock>();
        for (var index = 0; index < blocks.size(); index++) {
            stage.pass(new BlockStart(index, blocks.get(index))).forEach(event -> apply(event, moved));
            stage.pass(new BlockStop(index)).forEach(event -> apply(event, moved));
        }
        return moved;
    }

    private static void apply(StreamEvent event, List<ContentBlock> blocks) {
        if (event instanceof BlockStart(var _, var whole)) {
            blocks.add(whole);
        } else if (event instanceof BlockDelta(var index, Delta.Signed(var proof))
                && blocks.get(index) instanceof ContentBlock.Thinking thinking) {
            blocks.set(index, thinking.withSignature(Optional.of(proof)));
        }
    }

    private List<StreamEvent> signedCall(ContentBlock.ToolUse use) {
        var out = new ArrayList<StreamEvent>();
        var proof = new Delta.Signed(use.signature().orElseThrow());
        if (unsigned == NONE) {
            release(out);
            out.add(new BlockStart(next, ContentBlock.Thinking.of("")));
            out.add(new BlockDelta(next, proof));
            out.add(new BlockStop(next++));
        } else {
            out.add(new BlockDelta(unsigned, proof));
            release(out);
        }
        out.add(opened(use));
        return out;
    }

    private List<StreamEvent> start(ContentBlock opening) {
        var out = new ArrayList<StreamEvent>(2);
        release(out);
        out.add(opened(opening));
        if (opening instanceof ContentBlock.Thinking thinking
                && thinking.signature().isEmpty()) {
            unsigned = next - 1;
        }
        return out;
    }

    private StreamEvent opened(ContentBlock block) {
        unsigned = NONE;
        indexes.add(next);
        return new BlockStart(next++, block);
    }

    private List<StreamEvent> delta(int index, Delta delta) {
        if (index == unsigned && delta instanceof Delta.Signed) {
            unsigned = NONE;
        }
        return List.of(new BlockDelta(index, delta));
    }

    private List<StreamEvent> stop(int index) {
        if (index == unsigned) {
            held = index;
            return List.of();
        }
        return List.of(new BlockStop(index));
    }

    private List<StreamEvent> after(StreamEvent end) {
        var out = new ArrayList<StreamEvent>(2);
        release(out);
        out.add(end);
        return out;
    }

    private void release(List<StreamEvent> out) {
        if (held != NONE) {
            out.add(new BlockStop(held));
            held = NONE;
        }
    }

    private static boolean isSigned(ContentBlock.ToolUse use) {
        return use.signature()
                .filter(proof -> proof.maker() == Signature.Maker.GOOGLE)
                .isPresent();
    }
}
