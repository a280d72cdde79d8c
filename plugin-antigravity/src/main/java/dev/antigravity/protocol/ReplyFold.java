package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers the events of a stream into the whole answer they stand for. Not thread-safe.
public final class ReplyFold {
    private final List<OpenBlock> blocks = new ArrayList<>();
    private Usage usage = Usage.UNKNOWN;
    private Stop stop = Stop.of(StopReason.END);
    private boolean ended;
    private @Nullable ApiError failure;

    private static final class OpenBlock {
        final ContentBlock opening;
        final StringBuilder text = new StringBuilder();
        final List<Citation> citations = new ArrayList<>();
        final List<TokenLogprob> logprobs = new ArrayList<>();
        Optional<Signature> signature = Optional.empty();

        OpenBlock(ContentBlock opening) {
            this.opening = opening;
        }
    }

    public ReplyFold add(StreamEvent event) {
        switch (event) {
            case StreamEvent.Start _, StreamEvent.BlockStop _ -> {}
            case StreamEvent.BlockStart(var _, var opening) -> blocks.add(new OpenBlock(opening));
            case StreamEvent.BlockDelta(var index, var delta) -> add(delta, blocks.get(index));
            case StreamEvent.UsageReport(var reported) -> usage = reported;
            case StreamEvent.Stopped(var why) -> stop = why;
            case StreamEvent.End _ -> ended = true;
            case StreamEvent.Failed(var error) -> failure = error;
        }
        return this;
    }

    public ReplyFold addAll(List<StreamEvent> events) {
        events.forEach(this::add);
        return this;
    }

    /// What broke the reply off, if anything did.
    public Optional<ApiError> failure() {
        return Optional.ofNullable(failure);
    }

    /// Whether the reply came to its end.
    public boolean isComplete() {
        return ended;
    }

    public ChatReply reply() {
        var logprobs = blocks.stream().flatMap(block -> block.logprobs.stream()).toList();
        return new ChatReply(blocks.stream().map(ReplyFold::closed).toList(), stop, usage, logprobs);
    }

    private void add(Delta delta, OpenBlock block) {
        switch (delta) {
            case Delta.Text(var text, var tokens) -> {
                block.text.append(text);
                block.logprobs.addAll(tokens);
            }
            case Delta.Arguments(var text) -> block.text.append(text);
            case Delta.Signed(var signature) -> block.signature = Optional.of(signature);
            case Delta.Cited(var citation) -> block.citations.add(citation);
        }
    }

    private static ContentBlock closed(OpenBlock block) {
        var text = block.text.toString();
        return switch (block.opening) {
            case ContentBlock.Text opening ->
                new ContentBlock.Text(text, block.citations, opening.cacheControl(), opening.path());
            case ContentBlock.Thinking opening ->
                new ContentBlock.Thinking(text, block.signature.or(opening::signature), opening.id(), opening.path());
            case ContentBlock.Refusal opening -> new ContentBlock.Refusal(text, opening.path());
            case ContentBlock.ToolUse opening -> {
                var use = opening.withArguments(text);
                yield block.signature.map(use::withSignature).orElse(use);
            }
            case ContentBlock.Image whole -> whole;
            case ContentBlock.Document whole -> whole;
            case ContentBlock.Audio whole -> whole;
            case ContentBlock.RedactedThinking whole -> whole;
            case ContentBlock.Native whole -> whole;
            case ContentBlock.ToolResult whole -> whole;
        };
    }
}
