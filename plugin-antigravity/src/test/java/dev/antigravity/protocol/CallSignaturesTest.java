package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.ContentBlock.Text;
import dev.antigravity.chat.ContentBlock.Thinking;
import dev.antigravity.chat.ContentBlock.ToolUse;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.chat.Usage;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Proves("SIG-006")
class CallSignaturesTest {
    private static final Signature GOOGLE = new Signature(Signature.Maker.GOOGLE, "proof");
    private static final Signature ANTHROPIC = new Signature(Signature.Maker.ANTHROPIC, "own");
    private static final ToolUse SIGNED = ToolUse.of("c", "f", "").withSignature(GOOGLE);
    private static final ToolUse UNSIGNED = ToolUse.of("c", "f", "");

    private final CallSignatures stage = new CallSignatures();

    @Test
    void holdsTheStopOfReasoningBackUntilTheNextEventTellsWhoseItIs() {
        assertThat(pass(start(0, Thinking.of("")), text(0, "Hm"))).hasSize(2);
        assertThat(pass(stop(0))).isEmpty();
        assertThat(pass(new StreamEvent.UsageReport(Usage.UNKNOWN))).hasSize(1);
        assertThat(pass(start(1, SIGNED)))
                .containsExactly(new BlockDelta(0, new Delta.Signed(GOOGLE)), stop(0), start(1, SIGNED));
        assertThat(pass(stop(1))).containsExactly(stop(1));
    }

    @Test
    void signsReasoningThatIsStillOpen() {
        pass(start(0, Thinking.of("")));
        assertThat(pass(start(1, SIGNED)))
                .containsExactly(new BlockDelta(0, new Delta.Signed(GOOGLE)), start(1, SIGNED));
        assertThat(pass(stop(0))).containsExactly(stop(0));
    }

    @Test
    void makesReasoningOfItsOwnForACallWithoutAnyBeforeIt() {
        assertThat(pass(start(0, SIGNED), stop(0), start(1, SIGNED)))
                .containsExactly(
                        start(0, Thinking.of("")),
                        new BlockDelta(0, new Delta.Signed(GOOGLE)),
                        stop(0),
                        start(1, SIGNED),
                        stop(1),
                        start(2, Thinking.of("")),
                        new BlockDelta(2, new Delta.Signed(GOOGLE)),
                        stop(2),
                        start(3, SIGNED));
        assertThat(pass(new BlockDelta(1, new Delta.Arguments("{}")), stop(1)))
                .containsExactly(new BlockDelta(3, new Delta.Arguments("{}")), stop(3));
    }

    @Test
    void leavesReasoningAloneThatIsSignedOrFurtherOff() {
        assertThat(kindsOf(pass(
                        start(0, Thinking.of("")),
                        new BlockDelta(0, new Delta.Signed(ANTHROPIC)),
                        stop(0),
                        start(1, SIGNED))))
                .containsExactly("Thinking", "Thinking", "ToolUse");
        assertThat(CallSignatures.moved(List.of(
                        Thinking.of("a").withSignature(Optional.of(ANTHROPIC)),
                        SIGNED,
                        Thinking.of("b"),
                        Text.of("c"),
                        SIGNED)))
                .extracting(CallSignaturesTest::kind)
                .containsExactly("Thinking", "Thinking", "ToolUse", "Thinking", "Text", "Thinking", "ToolUse");
    }

    @Test
    void letsGoOfTheStopWhenTheReplyEndsOrFails() {
        pass(start(0, Thinking.of("")), stop(0));
        var stopped = new StreamEvent.Stopped(Stop.of(StopReason.END));
        assertThat(pass(stopped)).containsExactly(stop(0), stopped);

        var failing = new CallSignatures();
        failing.pass(start(0, Thinking.of("")));
        failing.pass(stop(0));
        var failed = new StreamEvent.Failed(BrokenStream.CUT);
        assertThat(failing.pass(failed)).containsExactly(stop(0), failed);
    }

    @Test
    void changesNothingWhereNoCallIsSigned() {
        var blocks = List.<ContentBlock>of(Thinking.of("a"), UNSIGNED, Text.of("b"));
        assertThat(CallSignatures.moved(blocks)).isSameAs(blocks);
        var foreign = UNSIGNED.withSignature(ANTHROPIC);
        assertThat(CallSignatures.moved(List.of(foreign))).containsExactly(foreign);
    }

    @Test
    void doesTheSameToAWholeAnswer() {
        assertThat(CallSignatures.moved(List.of(Thinking.of("why"), SIGNED, SIGNED)))
                .containsExactly(
                        Thinking.of("why").withSignature(Optional.of(GOOGLE)),
                        SIGNED,
                        Thinking.of("").withSignature(Optional.of(GOOGLE)),
                        SIGNED);
    }

    @Provide
    Arbitrary<List<StreamEvent>> streams() {
        return Replies.streams();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void streamsAndWholeAnswersAgree(@ForAll("streams") List<StreamEvent> events) {
        var whole = new ReplyFold().addAll(events).reply().blocks();
        var streamed = new ReplyFold();
        var each = new CallSignatures();
        events.forEach(event -> streamed.addAll(each.pass(event)));
        assertThat(streamed.reply().blocks()).isEqualTo(CallSignatures.moved(whole));
    }

    private List<StreamEvent> pass(StreamEvent... events) {
        return List.of(events).stream()
                .flatMap(event -> stage.pass(event).stream())
                .toList();
    }

    private static List<String> kindsOf(List<StreamEvent> events) {
        return events.stream()
                .filter(BlockStart.class::isInstance)
                .map(event -> kind(((BlockStart) event).opening()))
                .toList();
    }

    private static String kind(ContentBlock block) {
        return block.getClass().getSimpleName();
    }

    private static StreamEvent start(int index, ContentBlock opening) {
        return new BlockStart(index, opening);
    }

    private static StreamEvent text(int index, String text) {
        return new BlockDelta(index, Delta.Text.of(text));
    }

    private static StreamEvent stop(int index) {
        return new BlockStop(index);
    }
}
