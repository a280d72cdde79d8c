package dev.antigravity.metrics;

import dev.antigravity.chat.Protocol;
import dev.antigravity.ledger.ExchangeRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// Counts requests since the program began. Thread-safe; costs a request well under a microsecond.
///
/// Models beyond the first {@value #MOST_MODELS} are counted together as {@value #OTHERS}, for clients may name
/// what they like.
public final class RequestCounts {
    static final String OTHERS = "other";
    static final String NONE = "none";
    private static final int MOST_MODELS = 200;

    private final Function<String, Optional<Protocol>> protocols;
    private final Map<Request, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Served, Taken> served = new ConcurrentHashMap<>();
    private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();
    private final Distribution own =
            new Distribution(.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1);

    /// A kind of request.
    ///
    /// @param upstream the protocol of who answered or was asked last; `none` if nobody was
    record Request(
            Protocol client,
            String upstream,
            String provider,
            String model,
            ExchangeRecord.Purpose purpose,
            Outcome outcome) {}

    /// A model of a provider.
    record Served(String provider, String model) {}

    /// A kind of call of an upstream.
    record Call(String provider, String outcome) {}

    /// What all requests to a model took.
    static final class Taken {
        final LongAdder uncachedInput = new LongAdder();
        final LongAdder cacheRead = new LongAdder();
        final LongAdder cacheWrite = new LongAdder();
        final LongAdder output = new LongAdder();
        final LongAdder pictures = new LongAdder();
        final LongAdder nanodollars = new LongAdder();
        final LongAdder unpriced = new LongAdder();
        final Distribution firstByte =
                new Distribution(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300);
        final Distribution whole =
                new Distribution(.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600);
    }

    /// @param protocols what a provider speaks, if there is such a provider
    public RequestCounts(Function<String, Optional<Protocol>> protocols) {
        this.protocols = protocols;
    }

    /// @param ours what of the time to the answer's first byte was our own doing
    public void over(ExchangeRecord record, Optional<Duration> ours) {
        var last = record.last();
        var provider = last.map(ExchangeRecord.Attempt::provider).orElse(NONE);
        var taken = last.map(attempt -> bounded(provider, attempt.upstreamModel()));
        var outcome = Outcome.of(record);
        var request = new Request(
                record.client(),
                last.flatMap(_ -> protocols.apply(provider)).map(Protocol::id).orElse(NONE),
                provider,
                taken.map(Served::model).orElse(NONE),
                record.purpose(),
                outcome);
        requests.computeIfAbsent(request, _ -> new LongAdder()).increment();
        record.attempts().forEach(this::count);
        taken.ifPresent(model -> took(served.computeIfAbsent(model, _ -> new Taken()), record, outcome));
        ours.ifPresent(own::add);
    }

    private Served bounded(String provider, String model) {
        var named = new Served(provider, model);
        return served.size() < MOST_MODELS || served.containsKey(named) ? named : new Served(provider, OTHERS);
    }

    private void count(ExchangeRecord.Attempt attempt) {
        var outcome = switch (attempt.outcome()) {
            case ExchangeRecord.Attempt.SERVED, ExchangeRecord.Attempt.ABANDONED -> attempt.outcome();
            default -> "failed";
        };
        calls.computeIfAbsent(new Call(attempt.provider(), outcome), _ -> new LongAdder())
                .increment();
    }

    private static void took(Taken taken, ExchangeRecord record, Outcome outcome) {
        record.usage().ifPresent(usage -> {
            taken.uncachedInput.add(usage.uncachedInput());
            taken.cacheRead.add(usage.cacheRead().orElse(0));
            taken.cacheWrite.add(usage.cacheWrite().orElse(0));
            taken.output.add(usage.output());
        });
        record.used().pictures().ifPresent(pictures -> taken.pictures.add(pictures.count()));
        record.cost()
                .ifPresentOrElse(
                        cost -> taken.nanodollars.add(
                                cost.dollars().movePointRight(9).longValue()),
                        () -> {
                            if (outcome == Outcome.OK && record.purpose() != ExchangeRecord.Purpose.COUNT) {
                                taken.unpriced.increment();
                            }
                        });
        if (outcome == Outcome.OK && record.purpose() != ExchangeRecord.Purpose.COUNT) {
            record.toFirstByte().ifPresent(taken.firstByte::add);
            taken.whole.add(record.total());
        }
    }

    Map<Request, LongAdder> requests() {
        return requests;
    }

    Map<Served, Taken> served() {
        return served;
    }

    Map<Call, LongAdder> calls() {
        return calls;
    }

    Distribution own() {
        return own;
    }
}
