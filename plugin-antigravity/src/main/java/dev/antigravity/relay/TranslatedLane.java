package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.Json;
import dev.antigravity.net.Headers;
import dev.antigravity.net.Sentinel;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ReplyStages;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Different protocols: the request through the canonical model, the answer back through it.
final class TranslatedLane implements Lane {
    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final IdSource ids;
    private final Clock clock;
    private final Sentinel sentinel;
    private final Duration pingAfter;
    private final Continuations continuations;

    /// @param pingAfter how long a stream may be silent before the client gets a sign of life
    TranslatedLane(
            UpstreamCodec codec,
            Upstreams upstreams,
            IdSource ids,
            Clock clock,
            Sentinel sentinel,
            Duration pingAfter,
            Continuations continuations) {
        this.codec = codec;
        this.upstreams = upstreams;
        this.ids = ids;
        this.clock = clock;
        this.sentinel = sentinel;
        this.pingAfter = pingAfter;
        this.continuations = continuations;
    }

    @Override
    public String word() {
        return "translated";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var receipt = new FidelityReceipt();
        var asked = call.request(candidate);
        var continuation = Continuation.of(continuations, call, asked, candidate);
        var request = continuation.map(known -> known.restored(asked)).orElse(asked);
        var encoded = codec.encodeRequest(request, candidate.model(), candidate.profile(), receipt);
        exchange.noted(receipt.notes());
        var called = upstreams.call(candidate, codec, encoded, beside(call, candidate), call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                var answer = begun.answer();
                try (begun) {
                    var context = new ReplyContext(
                            request,
                            call.id(),
                            Instant.now(clock),
                            ids,
                            candidate.profile().signThinking());
                    var stages = ReplyStages.of(request, encoded, receipt);
                    var events = UpstreamEvents.of(
                            codec,
                            encoded,
                            answer,
                            continuation
                                    .map(Continuation::listener)
                                    .map(stages::then)
                                    .orElse(stages),
                            begun::hears);
                    yield request.stream()
                            ? stream(call, context, begun, events, receipt.header(), reply, exchange)
                            : whole(call, context, begun, events, receipt.header(), reply, exchange);
                } catch (UnreadableAnswerException e) {
                    yield unreadable(
                            ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage())), answer.status());
                } finally {
                    exchange.noted(receipt.notes());
                }
            }
        };
    }

    /// What a client of the upstream's own protocol says beside its request: fields of it may need that.
    private static Headers beside(InboundCall call, Candidate candidate) {
        return candidate.protocol() == call.protocol() ? PassedHeaders.ofRequest(call.headers()) : Headers.NONE;
    }

    private Outcome stream(
            InboundCall call,
            ReplyContext context,
            BegunAnswer begun,
            UpstreamEvents events,
            String receipt,
            Reply reply,
            Exchange exchange)
            throws IOException {
        var first = events.first();
        if (first.isPresent()) {
            return failed(first.get(), begun, events);
        }
        var answer = begun.accept();
        exchange.began(200);
        reply.stream(200, ReplyHeaders.stream(call, receipt), out -> {
            var live = new LiveStream(out, call.framing(), call.codec().signOfLife(), pingAfter);
            answer.beforeWaiting(live);
            sentinel.add(live);
            try {
                new TranslatedPump(events, call.codec().streamEncoder(context), live, exchange).run(call.client());
            } finally {
                sentinel.remove(live);
            }
        });
        return new Outcome.Served();
    }

    private static Outcome whole(
            InboundCall call,
            ReplyContext context,
            BegunAnswer begun,
            UpstreamEvents events,
            String receipt,
            Reply reply,
            Exchange exchange)
            throws IOException {
        var fold = events.fold();
        if (fold.failure().isPresent()) {
            return call.client().isCancelled()
                    ? new Outcome.Abandoned()
                    : failed(fold.failure().get(), begun, events);
        }
        begun.accept();
        var whole = fold.reply();
        var body = Json.bytes(call.codec().encodeReply(whole, context));
        exchange.counted(Optional.of(whole.usage()));
        exchange.stopped(Optional.of(whole.stop().reason()));
        exchange.began(200);
        reply.send(200, ReplyHeaders.json(call, receipt), body);
        return new Outcome.Served();
    }

    private static Outcome failed(ApiError error, BegunAnswer begun, UpstreamEvents events) {
        return events.said()
                .<Outcome>map(said -> new Outcome.Failed(begun.failure(said)))
                .orElseGet(() -> new Outcome.Failed(begun.unreadable(error)));
    }

    private static Outcome unreadable(ApiError error, int status) {
        return new Outcome.Failed(new UpstreamFailure.Unreadable(BrokenStream.beforeFirstByte(error), status));
    }
}
