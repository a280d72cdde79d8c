package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;

/// Has an upstream of another protocol count the tokens of what it would be sent (TOK-001).
final class TranslatedCount {
    private static final int LONGEST_ANSWER_BYTES = 1 << 20;

    private final UpstreamCodec codec;
    private final Upstreams upstreams;

    TranslatedCount(UpstreamCodec codec, Upstreams upstreams) {
        this.codec = codec;
        this.upstreams = upstreams;
    }

    Outcome run(
            InboundCall call,
            Candidate candidate,
            EncodedRequest request,
            String receipt,
            Reply reply,
            Exchange exchange)
            throws IOException {
        var called = upstreams.call(candidate, codec, request, call.client());
        return switch (called) {
            case Upstreams.Answer.Failure(var failure) -> new Outcome.Failed(failure);
            case Upstreams.Answer.Reply(var begun) -> {
                try (var answer = begun.accept()) {
                    yield give(call, answer, receipt, reply, exchange);
                }
            }
        };
    }

    private Outcome give(InboundCall call, OutboundAnswer answer, String receipt, Reply reply, Exchange exchange)
            throws IOException {
        long tokens;
        try {
            tokens = codec.decodeCount(Json.parse(answer.readAll(LONGEST_ANSWER_BYTES)));
        } catch (MalformedJsonException _) {
            return unreadable("the upstream's count is not JSON", answer.status());
        } catch (UnreadableAnswerException e) {
            return unreadable(String.valueOf(e.getMessage()), answer.status());
        } catch (IOException _) {
            return unreadable("the upstream's count broke off", answer.status());
        }
        exchange.began(200);
        reply.send(
                200, ReplyHeaders.json(call, receipt), Json.bytes(call.codec().encodeCount(tokens)));
        return new Outcome.Served();
    }

    private static Outcome unreadable(String complaint, int status) {
        return new Outcome.Failed(
                new UpstreamFailure.Unreadable(ApiError.of(ErrorKind.BAD_GATEWAY, complaint), status));
    }
}
