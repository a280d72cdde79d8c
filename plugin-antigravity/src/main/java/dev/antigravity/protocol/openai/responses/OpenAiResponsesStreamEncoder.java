package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.Usage;
import dev.antigravity.protocol.BlockSequencer;
import dev.antigravity.protocol.CallSignatures;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a Responses stream (STR-301 to STR-304).
final class OpenAiResponsesStreamEncoder implements StreamEncoder {
    private final OpenAiResponsesEnvelope envelope;
    private final OpenAiResponsesItems items;
    private final OpenAiResponsesFrames frames = new OpenAiResponsesFrames();
    private final EventStage steps = new MalformedIsFailure()
            .then(new CallSignatures())
            .then(new BlockSequencer(OpenAiResponsesStreamEncoder::mayRunBeside));
    private final Map<Integer, OpenAiResponsesItemWriter> writers = new HashMap<>();
    /// The message that takes the next text.
    private @Nullable OpenAiResponsesMessageWriter message;
    private Usage usage = Usage.UNKNOWN;

    OpenAiResponsesStreamEncoder(ReplyContext context) {
        envelope = new OpenAiResponsesEnvelope(context);
        items = new OpenAiResponsesItems(context);
    }

    /// Items may interleave. The parts of a message may not, and as long as reasoning is open nobody knows whether it
    /// will be an item at all.
    private static boolean mayRunBeside(ContentBlock open, ContentBlock next) {
        return !(open instanceof ContentBlock.Thinking) && !(isSaid(open) && isSaid(next));
    }

    private static boolean isSaid(ContentBlock block) {
        return block instanceof ContentBlock.Text || block instanceof ContentBlock.Refusal;
    }

    @Override
    public List<StreamFrame> encode(StreamEvent event) {
        steps.pass(event).forEach(this::write);
        return frames.take();
    }

    private void write(StreamEvent step) {
        switch (step) {
            case StreamEvent.Start _ -> {
                var begun = envelope.begun();
                frames.response("response.created", begun);
                frames.response("response.in_progress", begun);
            }
            case StreamEvent.UsageReport(var reported) -> usage = reported;
            case StreamEvent.BlockStart(var index, var opening) -> writers.put(index, open(opening));
            case StreamEvent.BlockDelta(var index, var delta) -> writer(index).delta(delta);
            case StreamEvent.BlockStop(var index) -> {
                writer(index).stop();
                writers.remove(index);
            }
            case StreamEvent.Stopped(var stop) -> stopped(stop);
            case StreamEvent.End _ -> {}
            case StreamEvent.Failed(var error) ->
                frames.response("response.failed", envelope.failed(error, frames.output()));
        }
    }

    private OpenAiResponsesItemWriter writer(int index) {
        return writers.getOrDefault(index, OpenAiResponsesItemWriter.NOTHING);
    }

    private OpenAiResponsesItemWriter open(ContentBlock opening) {
        if (isSaid(opening)) {
            var into = message == null ? new OpenAiResponsesMessageWriter(frames, items) : message;
            message = into;
            return opening instanceof ContentBlock.Text ? into.text() : into.refusal();
        }
        finishMessage();
        return switch (opening) {
            case ContentBlock.ToolUse use -> new OpenAiResponsesCallWriter(frames, items, use);
            case ContentBlock.Thinking thinking -> new OpenAiResponsesReasoningWriter(frames, items, thinking);
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Native _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _,
                    ContentBlock.Text _,
                    ContentBlock.Refusal _ -> whole(opening);
        };
    }

    private OpenAiResponsesItemWriter whole(ContentBlock block) {
        items.whole(block).ifPresent(item -> {
            var outputIndex = frames.nextOutputIndex();
            frames.added(outputIndex, OpenAiResponsesItems.announced(item));
            frames.done(outputIndex, item);
        });
        return OpenAiResponsesItemWriter.NOTHING;
    }

    private void finishMessage() {
        if (message != null) {
            message.takeNoMore();
            message = null;
        }
    }

    private void stopped(Stop stop) {
        var isWhole = OpenAiResponsesStopReasons.encode(stop.reason()).isEmpty();
        if (message != null) {
            message.finish(isWhole ? OpenAiResponsesItems.COMPLETED : OpenAiResponsesItems.INCOMPLETE);
            message = null;
        }
        frames.response(
                isWhole ? "response.completed" : "response.incomplete",
                envelope.finished(stop, frames.output(), usage));
    }
}
