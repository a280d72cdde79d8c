package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.Json;
import dev.antigravity.net.Body;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.ReplyContext;
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

    /// @param pingAfter how long a stream may be silent before the client gets a sign of life
    TranslatedLane(
            UpstreamCodec codec,
            Upstreams upstreams,
            IdSource ids,
            Clock clock,
            Sentinel sentinel,
            Duration pingAfter) {
        this.codec = codec;
        this.upstreams = upstreams;
        this.ids = ids;
        this.clock = clock;
        this.sentinel = sentinel;
        this.pingAfter = pingAfter;
    }

    @Override
    public String word() {
        return "translated";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var receipt = new FidelityReceipt();
        var request = call.request(candidate);
        var encoded = codec.encodeRequest(request, candidate.model(), candidate.profile(), receipt);
        exchange.noted(receipt.notes());
        var called = upstreams.call(
                candidate,
                codec,
                encoded.path(),
                Headers.of(encoded.headers()),
                Body.of(Json.bytes(encoded.body())),
                call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var answer) -> {
                try (answer) {
                    var context = new ReplyContext(
                            request,
                            call.id(),
                            Instant.now(clock),
                            ids,
                            candidate.profile().signThinking());
                    yield translate(call, context, encoded, answer, receipt.header(), reply, exchange);
                }
            }
        };
    }

    private Outcome translate(
            InboundCall call,
            ReplyContext context,
            EncodedRequest encoded,
            OutboundAnswer answer,
            String receipt,
            Reply reply,
            Exchange exchange)
            throws IOException {
        try {
            var events = UpstreamEvents.of(codec, encoded, answer);
            if (!context.request().stream()) {
                return whole(call, context, events, receipt, reply, exchange);
            }
            var first = events.first();
            if (first.isPresent()) {
                return unreadable(first.get());
            }
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
        } catch (UnreadableAnswerException e) {
            return unreadable(ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage())));
        }
    }

    private static Outcome whole(
            InboundCall call,
            ReplyContext context,
            UpstreamEvents events,
            String receipt,
            Reply reply,
            Exchange exchange)
            throws IOException {
        var fold = events.fold();
        if (fold.failure().isPresent()) {
            return call.client().isCancelled()
                    ? new Outcome.Abandoned()
                    : unreadable(fold.failure().get());
        }
        var whole = fold.reply();
        var body = Json.bytes(call.codec().encodeReply(whole, context));
        exchange.counted(Optional.of(whole.usage()));
        exchange.stopped(Optional.of(whole.stop().reason()));
        exchange.began(200);
        reply.send(200, ReplyHeaders.json(call, receipt), body);
        return new Outcome.Served();
    }

    private static Outcome unreadable(ApiError error) {
        return new Outcome.Failed(new UpstreamFailure.Unreadable(BrokenStream.beforeFirstByte(error)));
    }
}
