package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.BlockSequencer;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a stream of chunks (STR-401 to STR-403): a text as it comes, a call when it is whole.
final class GeminiStreamEncoder implements StreamEncoder {
    private final GeminiAnswer answer;
    private final EventStage steps = new BlockSequencer();
    private final GeminiCitations citations = new GeminiCitations();
    private Usage usage = Usage.UNKNOWN;
    private Optional<String> malformed = Optional.empty();

    /// The block that is open: how it began, and what has come since.
    private ContentBlock opening = ContentBlock.Text.of("");

    private final StringBuilder text = new StringBuilder();
    private final List<Citation> cited = new ArrayList<>();
    private Optional<Signature> proof = Optional.empty();

    GeminiStreamEncoder(ReplyContext context) {
        answer = new GeminiAnswer(context);
    }

    @Override
    public List<StreamFrame> encode(StreamEvent event) {
        var out = new ArrayList<StreamFrame>(2);
        for (var step : steps.pass(event)) {
            write(step, out);
        }
        return out;
    }

    private void write(StreamEvent step, List<StreamFrame> out) {
        switch (step) {
            case StreamEvent.Start _, StreamEvent.End _ -> {}
            case StreamEvent.UsageReport(var reported) -> usage = reported;
            case StreamEvent.BlockStart start -> open(start.opening());
            case StreamEvent.BlockDelta delta -> delta(delta.delta(), out);
            case StreamEvent.BlockStop _ -> close(out);
            case StreamEvent.Stopped(var stop) -> out.add(stopped(stop));
            case StreamEvent.Failed(var error) -> out.add(frame(GeminiErrors.body(error)));
        }
    }

    private void open(ContentBlock block) {
        opening = block;
        text.setLength(0);
        cited.clear();
        proof = Optional.empty();
    }

    private void delta(Delta delta, List<StreamFrame> out) {
        switch (delta) {
            case Delta.Text piece -> {
                text.append(piece.text());
                piece(piece, out);
            }
            case Delta.Arguments(var piece) -> text.append(piece);
            case Delta.Signed(var signature) -> proof = Optional.of(signature);
            case Delta.Cited(var citation) -> cited.add(citation);
        }
    }

    private void piece(Delta.Text piece, List<StreamFrame> out) {
        if (piece.text().isEmpty()) {
            return;
        }
        if (opening instanceof ContentBlock.Thinking) {
            if (answer.showsThoughts()) {
                out.add(chunk(GeminiAnswer.thought(piece.text(), "", Optional.empty()), List.of()));
            }
        } else {
            out.add(chunk(GeminiAnswer.text(piece.text()), piece.logprobs()));
        }
    }

    private void close(List<StreamFrame> out) {
        switch (opening) {
            case ContentBlock.Text _, ContentBlock.Refusal _ -> citations.add(cited, text.length());
            case ContentBlock.Thinking thinking ->
                proof.or(thinking::signature)
                        .map(signature -> GeminiAnswer.thought("", text.toString(), Optional.of(signature)))
                        .ifPresent(part -> out.add(chunk(part, List.of())));
            case ContentBlock.ToolUse use -> {
                var signed = proof.map(use::withSignature).orElse(use);
                var call = answer.call(signed.withArguments(text.toString()));
                call.ifPresent(part -> out.add(chunk(part, List.of())));
                malformed = call.isPresent() ? malformed : Optional.of(use.name());
            }
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.Native _,
                    ContentBlock.ToolResult _ ->
                GeminiAnswer.whole(opening).ifPresent(part -> out.add(chunk(part, List.of())));
        }
    }

    private StreamFrame stopped(Stop stop) {
        var candidate = GeminiAnswer.candidate(List.of());
        GeminiAnswer.finish(stop, malformed, candidate);
        citations.encode(candidate);
        return frame(answer.around(candidate.build())
                .put("usageMetadata", GeminiUsage.encode(usage))
                .build());
    }

    private StreamFrame chunk(JsonObject part, List<TokenLogprob> logprobs) {
        var candidate = GeminiAnswer.candidate(List.of(part));
        if (!logprobs.isEmpty()) {
            candidate.put("logprobsResult", GeminiLogprobs.encode(logprobs));
        }
        return frame(answer.around(candidate.build()).build());
    }

    private static StreamFrame frame(JsonObject data) {
        return new StreamFrame.Data("", data);
    }
}
