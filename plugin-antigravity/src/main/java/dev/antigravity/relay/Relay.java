package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.net.Sentinel;
import dev.antigravity.pool.Patience;
import dev.antigravity.pool.Pool;
import dev.antigravity.pool.ServiceHealth;
import dev.antigravity.protocol.EnvelopeCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Latencies;
import dev.antigravity.route.NoRouteException;
import dev.antigravity.route.Router;
import dev.antigravity.settings.ProviderAccounts;
import dev.antigravity.tokens.TokenEstimate;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.UpstreamClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves requests: finds candidates, tries them until one answers, and gives the client the answer in its own
/// protocol.
/// Thread-safe.
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Choosing choosing;
    private final Map<Protocol, UpstreamCodec> codecs;
    private final UpstreamClient client;
    private final QuotaKeeper quotas;
    private final Ledger ledger;
    private final Underway underway;
    private final IdSource ids;
    private final Clock clock;
    private final Sentinel sentinel;
    private final Duration pingAfter;
    private final TokenEstimate estimate = new TokenEstimate();
    private final Continuations continuations;
    private final PictureFeed feed = new PictureFeed();

    /// What the choice of candidates is made with.
    public record Choosing(
            Router router,
            ProviderAccounts accounts,
            Pool pool,
            ServiceHealth health,
            Latencies latencies,
            Patience patience) {}

    public Relay(
            Choosing choosing,
            Map<Protocol, UpstreamCodec> codecs,
            UpstreamClient client,
            QuotaKeeper quotas,
            Ledger ledger,
            Underway underway,
            IdSource ids,
            Clock clock,
            Sentinel sentinel,
            Duration pingAfter) {
        this.choosing = choosing;
        this.codecs = Map.copyOf(codecs);
        this.client = client;
        this.quotas = quotas;
        this.ledger = ledger;
        this.underway = underway;
        this.ids = ids;
        this.clock = clock;
        this.sentinel = sentinel;
        this.pingAfter = pingAfter;
        continuations = new Continuations(clock);
    }

    /// Tells how far pictures are.
    public PictureFeed pictures() {
        return feed;
    }

    /// @throws IOException if the client's connection breaks
    public void serve(InboundCall call, Reply reply) throws IOException {
        var exchange = new Exchange(call);
        underway.enter(exchange);
        if (call.order().isPresent()) {
            feed.tell(call, PictureFeed.State.QUEUED);
        }
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
            underway.leave(exchange);
            var record = exchange.record();
            if (call.order().isPresent()) {
                feed.ended(call, record.failure());
            }
            underway.over(exchange, ledger.add(record));
            if (!record.notes().isEmpty()) {
                LOG.info("{} {}: receipt {}", record.requestId(), record.model(), record.notes());
            }
        }
    }

    private void attempt(InboundCall call, Reply reply, Exchange exchange) throws IOException {
        var route = choosing.router().route(call.facts());
        exchange.routed(route);
        var failures = new Failures();
        try (var search = new CandidateSearch(choosing, call, route, exchange, clock)) {
            while (true) {
                switch (search.next()) {
                    case Found.Somebody found -> {
                        exchange.asks(found.candidate());
                        var attempt = new Attempt(found, search, call, reply, exchange, choosing.accounts());
                        var lane = lane(call, found, exchange);
                        if (!attempt.run(lane, failures)) {
                            return;
                        }
                        if (failures.isCallersMistake()
                                || !lane.mayGoOnAfter(failures.last().why())) {
                            giveBack(call, failures.last(), reply, exchange);
                            return;
                        }
                    }
                    case Found.Left _ -> {
                        exchange.abandoned();
                        return;
                    }
                    case Found.Nobody(var refusal) -> {
                        giveUp(call, failures, refusal, search, reply, exchange);
                        return;
                    }
                }
            }
        }
    }

    private Lane lane(InboundCall call, Found.Somebody found, Exchange exchange) {
        var candidate = found.candidate();
        var codec = codecOf(candidate.protocol());
        var upstreams = new Upstreams(
                client, choosing.accounts(), quotas, clock, new Answered(found, choosing, call, exchange));
        var profile = candidate.profile();
        var taken = !profile.isSeen() || codec.takesAsItIs(call.members(), profile);
        var unchanged = taken && !profile.declinesVerbatim() && call.isReadableAsItIs(candidate);
        var verbatim = unchanged && candidate.protocol() == call.protocol();
        if (call.order().isPresent()) {
            var order = call.order().get();
            return ImageLane.passes(candidate)
                    ? new PassedImages(order, codec, upstreams, feed)
                    : new DrawnImages(order, codec, upstreams, feed, clock);
        }
        if (call.counts()) {
            return new CountLane(
                    codec, upstreams, estimate, verbatim && candidate.thinking().isEmpty());
        }
        if (verbatim) {
            return new VerbatimLane(codec, upstreams, AskedThinking.of(call, candidate, codec));
        }
        if (unchanged && codec instanceof EnvelopeCodec envelope && envelope.inside() == call.protocol()) {
            return new EnvelopeLane(envelope, upstreams, AskedThinking.of(call, candidate, codecOf(call.protocol())));
        }
        return new TranslatedLane(codec, upstreams, ids, clock, sentinel, pingAfter, continuations);
    }

    private UpstreamCodec codecOf(Protocol protocol) {
        return Optional.ofNullable(codecs.get(protocol))
                .orElseThrow(() -> new IllegalStateException("no codec for " + protocol));
    }

    /// One refusal is handed on as it is. If several accounts have refused, the client is told when the first is back.
    private static void giveUp(
            InboundCall call,
            Failures failures,
            Optional<ApiError> refusal,
            CandidateSearch search,
            Reply reply,
            Exchange exchange)
            throws IOException {
        if (failures.isEmpty()) {
            var nobody = ApiError.of(
                    ErrorKind.PERMISSION,
                    "no account may serve " + call.facts().model().name());
            give(call, refusal.orElse(nobody), 0, reply, exchange);
            return;
        }
        var allResting = failures.areRefusalsOfSeveral() ? search.allResting() : Optional.<ApiError>empty();
        if (allResting.isPresent()) {
            give(call, allResting.get(), 0, reply, exchange);
        } else {
            giveBack(call, failures.mostTelling(), reply, exchange);
        }
    }

    /// The upstream's own words where the client speaks its protocol, else the same in the client's.
    private static void giveBack(InboundCall call, Failures.Failure failure, Reply reply, Exchange exchange)
            throws IOException {
        var answer = failure.why().answer();
        var passable = answer.flatMap(FailedAnswer::passable);
        if (passable.isPresent() && failure.candidate().protocol() == call.protocol()) {
            var own = answer.get();
            exchange.began(own.status());
            exchange.brokeOff(own.error().message());
            reply.send(own.status(), ReplyHeaders.passed(call, own.headers()), passable.get());
            return;
        }
        give(call, failure.why().error(), failure.why().status(), reply, exchange);
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
