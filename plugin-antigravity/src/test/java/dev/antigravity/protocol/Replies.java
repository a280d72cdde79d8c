package dev.antigravity.protocol;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Replies as some upstream might give them: blocks of every kind, in pieces, one after the other or interleaved.
public final class Replies {
    private static final Usage USAGE = new Usage(20, OptionalLong.of(3), OptionalLong.empty(), 9, OptionalLong.of(4));

    private Replies() {}

    /// One block: how it opens, and what comes of it piece by piece.
    private record Plan(ContentBlock opening, List<Delta> deltas) {}

    /// Streams in the grammar of {@link StreamEvent} that come to their end.
    public static Arbitrary<List<StreamEvent>> streams() {
        var stops = Arbitraries.of(StopReason.values()).filter(reason -> reason != StopReason.MALFORMED);
        var yesOrNo = Arbitraries.of(true, false);
        return Combinators.combine(plans().list().ofMaxSize(6), Arbitraries.longs(), stops, yesOrNo)
                .as(Replies::stream)
                .flatMap(events -> yesOrNo.map(probable -> probable ? probable(events) : events))
                .flatMap(events -> yesOrNo.map(signed -> signed ? withSignedCalls(events) : events));
    }

    private static List<StreamEvent> stream(List<Plan> plans, long seed, StopReason reason, boolean interleaved) {
        var events = new ArrayList<StreamEvent>();
        events.add(new StreamEvent.Start());
        var random = new Random(interleaved ? seed : 0);
        var open = new ArrayList<Integer>();
        var left = new ArrayList<Deque<Delta>>();
        while (left.size() < plans.size() || !open.isEmpty()) {
            var starts = left.size() < plans.size() && (open.isEmpty() || interleaved && random.nextInt(4) == 0);
            if (starts) {
                open.add(left.size());
                events.add(new BlockStart(left.size(), plans.get(left.size()).opening()));
                left.add(new ArrayDeque<>(plans.get(left.size()).deltas()));
                continue;
            }
            var index = open.get(random.nextInt(open.size()));
            var next = left.get(index).poll();
            if (next == null) {
                open.remove(index);
                events.add(new BlockStop(index));
            } else {
                events.add(new BlockDelta(index, next));
            }
        }
        events.add(new StreamEvent.UsageReport(USAGE));
        events.add(new StreamEvent.Stopped(Stop.of(reason)));
        events.add(new StreamEvent.End());
        return events;
    }

    private static Arbitrary<Plan> plans() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, texts()),
                Tuple.of(1, refusals()),
                Tuple.of(3, thoughts()),
                Tuple.of(4, calls()),
                Tuple.of(1, wholes()));
    }

    private static Arbitrary<Plan> texts() {
        return Combinators.combine(pieces(), citations()).as((pieces, citations) -> {
            var deltas = new ArrayList<Delta>();
            pieces.forEach(piece -> deltas.add(Delta.Text.of(piece)));
            citations.forEach(citation -> deltas.add(new Delta.Cited(citation)));
            return new Plan(ContentBlock.Text.of(""), deltas);
        });
    }

    private static Arbitrary<Plan> refusals() {
        return pieces().map(pieces -> new Plan(
                new ContentBlock.Refusal("", JsonPath.ROOT),
                pieces.stream().<Delta>map(Delta.Text::of).toList()));
    }

    private static Arbitrary<Plan> thoughts() {
        var proofs = Arbitraries.of(
                        new Signature(Signature.Maker.ANTHROPIC, "c2ln"),
                        new Signature(Signature.Maker.OPENAI, "rs_7.enc"))
                .optional();
        return Combinators.combine(pieces(), proofs).as((pieces, proof) -> {
            var deltas = new ArrayList<Delta>();
            pieces.forEach(piece -> deltas.add(Delta.Text.of(piece)));
            proof.ifPresent(signature -> deltas.add(new Delta.Signed(signature)));
            var id = proof.filter(signature -> signature.maker() == Signature.Maker.OPENAI)
                    .map(_ -> "rs_7");
            return new Plan(new ContentBlock.Thinking("", Optional.empty(), id, JsonPath.ROOT), deltas);
        });
    }

    private static Arbitrary<Plan> calls() {
        var ids = Arbitraries.of("call_1", "toolu_" + "x".repeat(70), "");
        return Combinators.combine(ids, Arbitraries.of("f", "group__f"), Arbitraries.of(true, false), pieces())
                .as((id, name, custom, pieces) -> new Plan(
                        custom
                                ? ContentBlock.ToolUse.of(id, name, "").asCustom("")
                                : ContentBlock.ToolUse.of(id, name, ""),
                        pieces.stream().<Delta>map(Delta.Arguments::new).toList()));
    }

    private static Arbitrary<Plan> wholes() {
        return Arbitraries.of(
                        new ContentBlock.RedactedThinking("data", JsonPath.ROOT),
                        new ContentBlock.Image(
                                new MediaSource.Base64("image/png", "iVBO"),
                                Optional.empty(),
                                Optional.empty(),
                                JsonPath.ROOT),
                        new ContentBlock.Native(
                                Protocol.ANTHROPIC_MESSAGES,
                                JsonObject.of("type", "server_tool_use"),
                                List.of(),
                                false,
                                JsonPath.ROOT))
                .map(whole -> new Plan(whole, List.of()));
    }

    private static Arbitrary<List<String>> pieces() {
        return Arbitraries.of("a", "Grüße ", "\"quoted\"", "😀", "{\"k\":", "1}", "\n")
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<List<Citation>> citations() {
        var ranges = Arbitraries.of(new Citation.Range(0, 1)).optional();
        var urls = Arbitraries.of("https://e.com/1").optional(0.8);
        return Combinators.combine(urls, ranges)
                .as((url, range) ->
                        new Citation(Protocol.ANTHROPIC_MESSAGES, JsonObject.EMPTY, url, Optional.of("E"), range))
                .list()
                .ofMaxSize(2);
    }

    /// The same stream with the probabilities of its tokens: whoever tells them tells all.
    private static List<StreamEvent> probable(List<StreamEvent> events) {
        var texts = new HashSet<Integer>();
        return events.stream()
                .map(event -> switch (event) {
                    case BlockStart(var index, ContentBlock.Text _) -> {
                        texts.add(index);
                        yield event;
                    }
                    case BlockDelta(var index, Delta.Text(var text, var _))
                    when texts.contains(index) -> new BlockDelta(index, new Delta.Text(text, List.of(token(text))));
                    default -> event;
                })
                .toList();
    }

    /// The same stream with calls that Google has signed, unless its reasoning is signed by somebody else.
    private static List<StreamEvent> withSignedCalls(List<StreamEvent> events) {
        var proof = new Signature(Signature.Maker.GOOGLE, "EjQK");
        var taken = events.stream()
                .anyMatch(event -> event instanceof BlockDelta(var _, var delta) && delta instanceof Delta.Signed);
        return taken
                ? events
                : events.stream()
                        .map(event -> event instanceof BlockStart(var index, ContentBlock.ToolUse use)
                                ? new BlockStart(index, use.withSignature(proof))
                                : event)
                        .toList();
    }

    private static TokenLogprob token(String text) {
        return new TokenLogprob(text, new JsonNumber("-0.5"), Optional.empty(), List.of());
    }
}
