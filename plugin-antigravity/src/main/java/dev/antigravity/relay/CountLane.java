package dev.antigravity.relay;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.tokens.TokenEstimate;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// Counts the tokens of a request instead of answering it: exactly, by the upstream, where it can; else by an estimate
/// that says it is one (TOK-001, TOK-002).
final class CountLane implements Lane {
    private static final Set<Integer> NO_SUCH_PATH = Set.of(404, 405, 501);

    private final UpstreamCodec codec;
    private final Upstreams upstreams;
    private final TokenEstimate estimate;
    private final boolean verbatim;

    /// @param verbatim whether the upstream takes the client's own bytes
    CountLane(UpstreamCodec codec, Upstreams upstreams, TokenEstimate estimate, boolean verbatim) {
        this.codec = codec;
        this.upstreams = upstreams;
        this.estimate = estimate;
        this.verbatim = verbatim;
    }

    @Override
    public String word() {
        return verbatim ? "verbatim" : "translated";
    }

    @Override
    public Outcome run(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var outcome = verbatim
                ? new VerbatimLane(codec, upstreams, AskedThinking.of(call, candidate, codec))
                        .run(call, candidate, reply, exchange)
                : translated(call, candidate, reply, exchange);
        return outcome instanceof Outcome.Failed(var failure) && cannotCount(failure)
                ? estimate(call, candidate, reply, exchange)
                : outcome;
    }

    private Outcome translated(InboundCall call, Candidate candidate, Reply reply, Exchange exchange)
            throws IOException {
        var receipt = new FidelityReceipt();
        var encoded = codec.encodeCount(call.request(candidate), candidate.model(), candidate.profile(), receipt);
        if (encoded.isEmpty()) {
            return estimate(call, candidate, reply, exchange);
        }
        exchange.noted(receipt.notes());
        return new TranslatedCount(codec, upstreams)
                .run(call, candidate, encoded.get(), receipt.header(), reply, exchange);
    }

    /// Many servers of a dialect lack its counting; that they lack the model is another matter.
    private static boolean cannotCount(UpstreamFailure failure) {
        return failure.answer()
                .map(FailedAnswer::status)
                .filter(NO_SUCH_PATH::contains)
                .map(_ -> failure.error().message().toLowerCase(Locale.ROOT))
                .filter(message -> !message.contains("model"))
                .isPresent();
    }

    private Outcome estimate(InboundCall call, Candidate candidate, Reply reply, Exchange exchange) throws IOException {
        var receipt = new FidelityReceipt();
        var request = call.request(candidate);
        codec.encodeRequest(request, candidate.model(), candidate.profile(), receipt);
        receipt.estimated(JsonPath.of("input_tokens"), "the upstream does not count tokens");
        exchange.noted(receipt.notes());
        var tokens = estimate.of(request, candidate.model());
        exchange.began(200);
        reply.send(
                200,
                ReplyHeaders.json(call, receipt.header()),
                Json.bytes(call.codec().encodeCount(tokens)));
        return new Outcome.Served();
    }
}
