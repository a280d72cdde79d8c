package dev.antigravity.relay;

import dev.antigravity.account.CredentialSource;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.protocol.EnvelopeCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.route.NoRouteException;
import dev.antigravity.route.Router;
import dev.antigravity.tokens.TokenEstimate;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.UpstreamClient;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves requests: finds candidates, tries them until one answers, and gives the client the answer in its own
/// protocol.
/// Thread-safe.
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Router router;
    private final Map<Protocol, UpstreamCodec> codecs;
    private final Upstreams upstreams;
    private final Ledger ledger;
    private final IdSource ids;
    private final Clock clock;
    private final Sentinel sentinel;
    private final Duration pingAfter;
    private final TokenEstimate estimate = new TokenEstimate();
    private final Continuations continuations;

    public Relay(
            Router router,
            Map<Protocol, UpstreamCodec> codecs,
            UpstreamClient client,
            CredentialSource credentials,
            QuotaKeeper quotas,
            Ledger ledger,
            IdSource ids,
            Clock clock,
            Sentinel sentinel,
            Duration pingAfter) {
        this.router = router;
        this.codecs = Map.copyOf(codecs);
        upstreams = new Upstreams(client, credentials, quotas);
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.sentinel = sentinel;
        this.pingAfter = pingAfter;
        continuations = new Continuations(clock);
    }

    /// @throws IOException if the client's connection breaks
    public void serve(InboundCall call, Reply reply) throws IOException {
        var exchange = new Exchange(call);
        try {
            attempt(call, reply, exchange);
        } catch (RejectedRequestException e) {
            give(call, e.error(), 0, reply, exchange);
        } catch (NoRouteException e) {
            give(call, e.error(), 0, reply, exchange);
        } catch (IOException e) {
            exchange.abandoned();
            throw e;
        } finally {
            var record = exchange.record();
            ledger.add(record);
            if (!record.notes().isEmpty()) {
                LOG.info("{} {}: receipt {}", record.requestId(), record.model(), record.notes());
            }
        }
    }

    private void attempt(InboundCall call, Reply reply, Exchange exchange) throws IOException {
        Failure last = null;
        for (var candidate : router.candidates(call.facts())) {
            var lane = lane(call, candidate);
            var outcome = run(lane, call, candidate, reply, exchange);
            if (!(outcome instanceof Outcome.Failed(var failure))) {
                return;
            }
            last = new Failure(candidate, failure);
            if (AfterFailure.decide(failure) == AfterFailure.GIVE_BACK) {
                break;
            }
        }
        if (last != null) {
            giveBack(call, last, reply, exchange);
        }
    }

    private Outcome run(Lane lane, InboundCall call, Candidate candidate, Reply reply, Exchange exchange)
            throws IOException {
        var outcome = lane.run(call, candidate, reply, exchange);
        if (outcome instanceof Outcome.Failed(var failure) && AfterFailure.decide(failure) == AfterFailure.RETRY_SAME) {
            outcome = lane.run(call, candidate, reply, exchange);
        }
        if (outcome instanceof Outcome.Failed && call.client().isCancelled()) {
            outcome = new Outcome.Abandoned();
        }
        switch (outcome) {
            case Outcome.Served _ -> exchange.attempted(candidate, lane, "served");
            case Outcome.Abandoned _ -> {
                exchange.attempted(candidate, lane, "abandoned");
                exchange.abandoned();
            }
            case Outcome.Failed(var failure) -> {
                exchange.attempted(candidate, lane, failure.error().message());
                LOG.debug(
                        "{}: {} failed: {}",
                        call.id(),
                        candidate,
                        failure.error().message());
            }
        }
        return outcome;
    }

    private Lane lane(InboundCall call, Candidate candidate) {
        var codec = codecs.get(candidate.protocol());
        if (codec == null) {
            throw new IllegalStateException("no codec for " + candidate.protocol());
        }
        var unchanged =
                candidate.thinking().isEmpty() && !candidate.profile().declinesVerbatim() && call.isReadableAsItIs();
        var verbatim = unchanged && candidate.protocol() == call.protocol();
        if (call.order().isPresent()) {
            return new ImageLane(call.order().get(), codec, upstreams, clock);
        }
        if (call.counts()) {
            return new CountLane(codec, upstreams, estimate, verbatim);
        }
        if (verbatim) {
            return new VerbatimLane(codec, upstreams);
        }
        if (unchanged && codec instanceof EnvelopeCodec envelope && envelope.inside() == call.protocol()) {
            return new EnvelopeLane(envelope, upstreams);
        }
        return new TranslatedLane(codec, upstreams, ids, clock, sentinel, pingAfter, continuations);
    }

    private record Failure(Candidate candidate, UpstreamFailure why) {}

    /// The upstream's own words where the client speaks its protocol, else the same in the client's.
    private static void giveBack(InboundCall call, Failure failure, Reply reply, Exchange exchange) throws IOException {
        var answer = failure.why().answer();
        if (answer.isPresent() && failure.candidate().protocol() == call.protocol()) {
            var own = answer.get();
            exchange.began(own.status());
            exchange.brokeOff(own.error().message());
            reply.send(own.status(), PassedHeaders.ofAnswer(own.headers()), own.body());
            return;
        }
        give(call, failure.why().error(), answer.map(FailedAnswer::status).orElse(0), reply, exchange);
    }

    private static void give(InboundCall call, ApiError error, int upstreamStatus, Reply reply, Exchange exchange)
            throws IOException {
        var encoded = call.codec().encodeError(error, call.id());
        exchange.began(encoded.status());
        exchange.brokeOff(error.message());
        reply.send(
                encoded.status(),
                ReplyHeaders.error(call, upstreamStatus).with(encoded.headers()),
                Json.bytes(encoded.body()));
    }
}
