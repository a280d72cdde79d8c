package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.ContentBlock.Text;
import dev.antigravity.chat.ContentBlock.ToolUse;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.testing.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockSequencerTest {
    private static final ContentBlock CALL = ToolUse.of("c", "f", "");
    private static final ContentBlock TEXT = Text.of("");

    @Proves({"STR-102", "STR-003"})
    @Test
    void letsABlockWaitWithAllThatBelongsToIt() {
        var sequencer = new BlockSequencer();
        assertThat(pass(sequencer, start(0, CALL), start(1, CALL), arguments(1, "b"), arguments(0, "a"), stop(1)))
                .containsExactly(start(0, CALL), arguments(0, "a"));
        assertThat(pass(sequencer, stop(0))).containsExactly(stop(0), start(1, CALL), arguments(1, "b"), stop(1));
    }

    @Test
    void endsEverythingBeforeTheReplyStops() {
        var sequencer = new BlockSequencer();
        pass(sequencer, start(0, CALL), start(1, CALL), start(2, TEXT));
        var stopped = new StreamEvent.Stopped(Stop.of(StopReason.TOOL_USE));
        assertThat(pass(sequencer, stopped))
                .containsExactly(stop(0), start(1, CALL), stop(1), start(2, TEXT), stop(2), stopped);
    }

    @Proves("STR-202")
    @Test
    void passesBlocksOnThatMayRunBesideEachOther() {
        var sequencer = new BlockSequencer((_, next) -> next instanceof ToolUse);
        assertThat(pass(sequencer, start(0, CALL), start(1, CALL), arguments(0, "a"), arguments(1, "b"), stop(0)))
                .containsExactly(start(0, CALL), start(1, CALL), arguments(0, "a"), arguments(1, "b"), stop(0));
    }

    @Test
    void letsNothingOvertakeABlockThatWaits() {
        var sequencer = new BlockSequencer((_, next) -> next instanceof ToolUse);
        assertThat(pass(sequencer, start(0, CALL), start(1, TEXT), start(2, CALL), arguments(2, "late")))
                .containsExactly(start(0, CALL));
        assertThat(pass(sequencer, stop(0)))
                .containsExactly(stop(0), start(1, TEXT), start(2, CALL), arguments(2, "late"));
    }

    private static List<StreamEvent> pass(BlockSequencer sequencer, StreamEvent... events) {
        return List.of(events).stream()
                .flatMap(event -> sequencer.pass(event).stream())
                .toList();
    }

    private static StreamEvent start(int index, ContentBlock opening) {
        return new BlockStart(index, opening);
    }

    private static StreamEvent arguments(int index, String text) {
        return new BlockDelta(index, new Delta.Arguments(text));
    }

    private static StreamEvent stop(int index) {
        return new BlockStop(index);
    }
}
