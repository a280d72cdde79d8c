package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.net.Body;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.EnvelopeCodec;
import dev.antigravity.protocol.EnvelopedRequest;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The client speaks the dialect inside the upstream's envelope: its bytes are put in, and the answer's bytes taken out
/// (VUP-003, VRS-001).
final class EnvelopeLane implements Lane {
    private static final int LONGEST_ANSWER_BYTES = 64 << 20;

    private final EnvelopeCodec codec;
    private final Upstreams upstreams;
    private final AskedThinking asked;

    /// @param asked the request, with the thinking its model's name asks for
    EnvelopeLane(EnvelopeCodec codec, Upstreams upstreams, AskedThinking asked) {
        this.codec = codec;
        this.upstreams = upstreams;
        this.asked = asked;
    }

    @Override
    public String word() {
        return "enveloped";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var receipt = new FidelityReceipt();
        receipt.addAll(asked.notes());
        var request =
                codec.envelop(asked.members(), candidate.model(), call.facts().stream(), candidate.profile(), receipt);
        exchange.noted(receipt.notes());
        var called =
                upstreams.call(candidate, codec, request.path(), Headers.of(Map.of()), body(request), call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                try (begun) {
                    yield call.facts().stream()
                            ? stream(call, begun, receipt.header(), reply, exchange)
                            : whole(call, begun.accept(), receipt.header(), reply, exchange);
                }
            }
        };
    }

    private static Body body(EnvelopedRequest request) {
        return new Body() {
            @Override
            public long length() {
                return request.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                request.writeTo(out);
            }
        };
    }

    private Outcome whole(InboundCall call, OutboundAnswer answer, String receipt, Reply reply, Exchange exchange)
            throws IOException {
        byte[] body;
        byte[] inside;
        try {
            body = answer.readAll(LONGEST_ANSWER_BYTES);
            inside = codec.unwrap(body);
        } catch (IOException _) {
            return unreadable("the upstream's answer broke off", answer.status());
        } catch (UnreadableAnswerException e) {
            return unreadable(String.valueOf(e.getMessage()), answer.status());
        }
        WholeTap.learn(codec, body, exchange);
        exchange.began(answer.status());
        reply.send(answer.status(), ReplyHeaders.json(call, receipt), inside);
        return new Outcome.Served();
    }

    private static Outcome unreadable(String complaint, int status) {
        return new Outcome.Failed(
                new UpstreamFailure.Unreadable(ApiError.of(ErrorKind.BAD_GATEWAY, complaint), status));
    }

    private Outcome stream(InboundCall call, BegunAnswer begun, String receipt, Reply reply, Exchange exchange)
            throws IOException {
        var answer = begun.answer();
        var opening = StreamOpening.read(answer, codec);
        var ended = opening.ended(call, begun);
        if (ended.isPresent()) {
            return ended.get();
        }
        begun.accept();
        var tap = new StreamTap(codec, begun::hears);
        exchange.began(answer.status());
        reply.stream(answer.status(), ReplyHeaders.stream(call, receipt), out -> {
            var live = new LiveStream(out, call.framing(), Optional.empty(), Duration.ofDays(1));
            answer.beforeWaiting(live);
            var broken = new EnvelopePump(codec, opening.whole(), live, tap).run();
            end(call, broken, tap, live, exchange);
        });
        return new Outcome.Served();
    }

    private static void end(
            InboundCall call, Optional<ApiError> broken, StreamTap tap, LiveStream live, Exchange exchange)
            throws IOException {
        exchange.counted(tap.usage());
        exchange.stopped(tap.stop().map(stop -> stop.reason()));
        if (call.client().isCancelled()) {
            exchange.abandoned();
            throw new IOException("the client left");
        }
        var error = broken.or(() -> tap.sawCut() ? Optional.of(BrokenStream.CUT) : Optional.empty());
        error.or(tap::failure).ifPresent(failure -> exchange.brokeOff(failure.message()));
        if (error.isPresent()) {
            live.write(List.of(call.codec().encodeStreamError(error.get(), tap.passed(call.id()))));
        }
        live.close();
    }
}
