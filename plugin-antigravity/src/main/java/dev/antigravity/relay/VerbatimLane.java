package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.JsonString;
import dev.antigravity.net.Body;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The same protocol on both sides: bytes through, but for the model's name and the credential (GEN-001 to GEN-006).
final class VerbatimLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(VerbatimLane.class);
    private static final int LONGEST_ANSWER_BYTES = 64 << 20;
    private static final String COUNTED = "generateContentRequest";

    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final AskedThinking asked;

    /// @param asked the request, with the thinking its model's name asks for
    VerbatimLane(UpstreamCodec codec, Upstreams upstreams, AskedThinking asked) {
        this.codec = codec;
        this.upstreams = upstreams;
        this.asked = asked;
    }

    @Override
    public String word() {
        return "verbatim";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var asksUsage = UsageAsking.isOurs(call, candidate);
        exchange.noted(asked.notes());
        var called = upstreams.call(
                candidate,
                codec,
                call.operation(candidate.model()),
                headers(call, candidate),
                body(call, candidate, asksUsage),
                call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                try (begun) {
                    yield pass(call, begun, asksUsage, reply, exchange);
                }
            }
        };
    }

    /// The client's own, and what the upstream insists on where the client is silent (AIN-001).
    private Headers headers(InboundCall call, Candidate candidate) {
        var headers = PassedHeaders.ofRequest(call.headers());
        for (var standing : codec.standingHeaders(candidate.profile()).entrySet()) {
            if (!headers.has(standing.getKey())) {
                headers = headers.with(standing.getKey(), standing.getValue());
            }
        }
        return headers;
    }

    private Body body(InboundCall call, Candidate candidate, boolean asksUsage) {
        var members = asked.members();
        var splice = new JsonSplice(members);
        var renamed = call.namesModelInBody()
                && call.members()
                        .text("model")
                        .filter(model -> !model.equals(candidate.model()))
                        .isPresent();
        if (renamed) {
            splice.set("model", new JsonString(candidate.model()));
        }
        if (asksUsage) {
            splice.set("stream_options", UsageAsking.options(call));
        }
        if (call.bearsStrangersReasoning()) {
            StrangersReasoning.takeOut(members, splice);
        }
        if (call.counts()) {
            named(call, candidate).ifPresent(whole -> splice.set(COUNTED, whole));
        }
        var length = splice.length();
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                splice.writeTo(out);
            }
        };
    }

    /// A request of Gemini's that is only counted names its model a second time.
    private static Optional<JsonObject> named(InboundCall call, Candidate candidate) {
        return call.members()
                .value(COUNTED)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(whole -> whole.has("model"))
                .map(whole -> whole.with("model", new JsonString("models/" + candidate.model())))
                .filter(whole -> !whole.equals(call.members().value(COUNTED).orElseThrow()));
    }

    private Outcome pass(InboundCall call, BegunAnswer begun, boolean asksUsage, Reply reply, Exchange exchange)
            throws IOException {
        var receipt = new FidelityReceipt();
        receipt.addAll(asked.notes());
        var answer = begun.answer();
        var headers = ReplyHeaders.passed(call, answer.headers(), receipt.header());
        var isEvents = answer.headers().first("content-type").orElse("").startsWith("text/event-stream");
        if (!isEvents) {
            return call.facts().stream()
                    ? passBytes(call, begun.accept(), headers, reply, exchange)
                    : passWhole(call, begun.accept(), headers, reply, exchange);
        }
        var opening = StreamOpening.read(answer, codec);
        var ended = opening.ended(call, begun);
        if (ended.isPresent()) {
            return ended.get();
        }
        begun.accept();
        var tap = new StreamTap(codec, begun::hears);
        exchange.began(answer.status());
        reply.stream(answer.status(), headers, out -> {
            answer.beforeWaiting(out);
            var pump = new VerbatimPump(opening.whole(), out, tap);
            end(call, tap, pump.runEvents(asksUsage), out, exchange);
        });
        return new Outcome.Served();
    }

    /// What a client that asked for a stream gets instead of events: it may be a stream of another kind.
    private Outcome passBytes(InboundCall call, OutboundAnswer answer, Headers headers, Reply reply, Exchange exchange)
            throws IOException {
        exchange.began(answer.status());
        reply.stream(answer.status(), headers, out -> {
            answer.beforeWaiting(out);
            var tap = new StreamTap(codec, _ -> {});
            tap.lookAway();
            end(call, tap, new VerbatimPump(answer.body(), out, tap).runBytes(), out, exchange);
        });
        return new Outcome.Served();
    }

    /// A stream that was cut ends in the client's error event; one that came to its end stays as it is.
    private static void end(
            InboundCall call, StreamTap tap, Optional<IOException> broken, OutputStream out, Exchange exchange)
            throws IOException {
        exchange.counted(tap.usage());
        exchange.stopped(tap.stop().map(stop -> stop.reason()));
        tap.failure().ifPresent(error -> exchange.brokeOff(error.message()));
        if (call.client().isCancelled()) {
            exchange.abandoned();
            throw new IOException("the client left");
        }
        if (tap.sawCut()) {
            exchange.brokeOff(BrokenStream.CUT.message());
            var live = new LiveStream(out, call.framing(), Optional.empty(), Duration.ofDays(1));
            live.write(List.of(call.codec().encodeStreamError(BrokenStream.CUT, tap.passed(call.id()))));
            live.flush();
        } else if (broken.isPresent()) {
            exchange.brokeOff("the upstream's stream broke");
            throw broken.get();
        }
    }

    private Outcome passWhole(InboundCall call, OutboundAnswer answer, Headers headers, Reply reply, Exchange exchange)
            throws IOException {
        byte[] body;
        try {
            body = answer.readAll(LONGEST_ANSWER_BYTES);
        } catch (IOException e) {
            LOG.debug("{}: the upstream's answer broke off", call.id(), e);
            return new Outcome.Failed(new UpstreamFailure.Unreadable(
                    ApiError.of(ErrorKind.BAD_GATEWAY, "the upstream's answer broke off"), answer.status()));
        }
        exchange.began(answer.status());
        try {
            reply.send(answer.status(), headers, body);
        } finally { // nobody waits for what only we want to know
            if (!call.counts()) {
                WholeTap.learn(codec, body, exchange);
            }
        }
        return new Outcome.Served();
    }
}
