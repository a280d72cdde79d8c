package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.pool.Choice;
import dev.antigravity.pool.Rest;
import dev.antigravity.pool.Wish;
import dev.antigravity.route.Route;
import dev.antigravity.route.Target;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Looks for the candidates of one request, one after the other, within its bounds: so many calls, so much time, so
/// much waiting. Not thread-safe.
final class CandidateSearch implements AutoCloseable {
    private final Relay.Choosing choosing;
    private final InboundCall call;
    private final Route route;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Map<Target, Set<String>> tried = new HashMap<>();
    private final Map<Target, Integer> bare = new HashMap<>();
    private final Set<Target> leftOut = new HashSet<>();
    private final AccountWait waiting;
    private Optional<String> only = Optional.empty();

    CandidateSearch(Relay.Choosing choosing, InboundCall call, Route route, Exchange exchange, InstantSource clock) {
        this.choosing = choosing;
        this.call = call;
        this.route = route;
        this.exchange = exchange;
        this.clock = clock;
        waiting = new AccountWait(choosing, call, exchange, clock, route.rules().waitForAccount());
    }

    /// @throws InterruptedIOException if the proxy stops while the request waits
    Found next() throws InterruptedIOException {
        while (true) {
            if (!mayCall()) {
                return new Found.Nobody(Optional.empty());
            }
            var refusals = new ArrayList<Refused>();
            var found = look(refusals);
            if (found.isPresent()) {
                waiting.close();
                return found.get();
            }
            if (!waiting.await(refusals)) {
                return call.client().isCancelled() ? new Found.Left() : new Found.Nobody(refusal(refusals));
            }
        }
    }

    /// Whether the request may cause another call.
    boolean mayCall() {
        var rules = route.rules();
        var calls = exchange.attemptCount();
        if (calls >= rules.maxAttempts()) {
            exchange.passedOver("nobody else is asked: max-attempts is " + rules.maxAttempts());
            return false;
        }
        if (calls > 0 && clock.instant().isAfter(call.received().plus(rules.attemptsWithin()))) {
            exchange.passedOver("nobody else is asked: the time of attempts-within is over");
            return false;
        }
        return true;
    }

    /// Asks the pool for an account of each target, those of healthy services first.
    private Optional<Found> look(List<Refused> refusals) {
        for (var ailing : new boolean[] {false, true}) {
            for (var target : route.targets()) {
                if (isAiling(target) == ailing && !leftOut.contains(target)) {
                    var found = ask(target, refusals);
                    if (found.isPresent() || AccountWait.isForHome(refusals)) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isAiling(Target target) {
        var ailing = choosing.health().isAiling(target.provider().id(), target.model());
        if (ailing && route.targets().size() > 1) {
            exchange.passedOver(target + " has failed of late, so it is asked last");
        }
        return ailing;
    }

    private Optional<Found> ask(Target target, List<Refused> refusals) {
        var provider = target.provider().id();
        if (waiting.isBehindOthers(target)) {
            refusals.add(new Refused(target, Choice.NotNow.behindOthers()));
            return Optional.empty();
        }
        var rules = route.rules();
        var wish = new Wish(
                provider,
                target.model(),
                rules.strategy(),
                call::conversation,
                tried.getOrDefault(target, Set.of()),
                only,
                only.isPresent() ? waiting.left() : waiting.atMost(rules.waitForHome()));
        return switch (choosing.pool().choose(wish, choosing.accounts().usable(target.provider()))) {
            case Choice.Taken(var lease, var resting) -> {
                resting.forEach(rest -> exchange.passedOver(rest.sentence()));
                if (!rules.fallback()) {
                    only = Optional.of(lease.account().id());
                }
                yield Optional.of(new Found.Somebody(target, target.by(lease.account()), lease));
            }
            case Choice.NotNow why -> {
                why.resting().forEach(rest -> exchange.passedOver(rest.sentence()));
                refusals.add(new Refused(target, why));
                yield Optional.empty();
            }
            case Choice.Nobody _ -> Optional.empty();
        };
    }

    /// Draws the consequences of a failure for those who come after.
    ///
    /// @return what they are, for people
    String failed(Found.Somebody asked, UpstreamFailure failure) {
        var target = asked.target();
        var aftermath = new Aftermath(asked, choosing, call.order().isPresent());
        var rest = aftermath.rest(failure);
        if (rest.filter(this::isWorthWaiting).isEmpty()) {
            tried.computeIfAbsent(target, _ -> new HashSet<>())
                    .add(asked.lease().account().id());
        }
        return switch (failure) {
            case UpstreamFailure.TooLong _ -> onlyLarger(target);
            case UpstreamFailure.Throttled(var _, var reset, var _) ->
                reset.isEmpty() && bare.merge(target, 1, Integer::sum) == 2
                        ? notAgain(target)
                        : rest.map(Rest::sentence).orElse("");
            case UpstreamFailure.Overloaded(var _, var reset, var _) -> aftermath.ailing(reset);
            case UpstreamFailure.Unreachable _, UpstreamFailure.Unreadable _ -> aftermath.ailing(Optional.empty());
            case UpstreamFailure.CallerMistake _,
                    UpstreamFailure.CredentialRejected _,
                    UpstreamFailure.Exhausted _,
                    UpstreamFailure.ModelMissing _,
                    UpstreamFailure.NoCredential _ -> rest.map(Rest::sentence).orElse("");
        };
    }

    private String notAgain(Target target) {
        leftOut.add(target);
        return "the second refusal without a time: it is about the request, so no other account is asked";
    }

    /// Waits for a moment before the same call is made again.
    void pause(Duration time) throws InterruptedIOException {
        waiting.pause(new Semaphore(0), time);
    }

    /// How long it is until then.
    Duration until(Instant then) {
        return Duration.between(clock.instant(), then);
    }

    /// A rest nobody stated an end of is over when its cause is, whatever time passes.
    private boolean isWorthWaiting(Rest rest) {
        return !rest.isSoft() && until(rest.until()).compareTo(waiting.left()) <= 0;
    }

    /// Leaves only models that are known to hold more than this one.
    private String onlyLarger(Target small) {
        for (var target : route.targets()) {
            var larger = target.context().orElse(0L) > small.context().orElse(0L);
            if (!larger) {
                leftOut.add(target);
            }
        }
        return "only models that hold more are asked";
    }

    private Optional<ApiError> refusal(List<Refused> refusals) {
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(NobodyNow.told(
                        call.facts().model().name(),
                        refusals.stream().map(Refused::why).toList(),
                        clock.instant()));
    }

    /// What the client is told if all have refused and a provider said until when; empty if somebody may serve now.
    Optional<ApiError> allResting() {
        var back = route.targets().stream()
                .flatMap(target ->
                        choosing
                                .pool()
                                .promised(
                                        target.provider().id(),
                                        target.model(),
                                        route.rules().strategy())
                                .stream())
                .min(Instant::compareTo);
        return back.map(at -> NobodyNow.resting(call.facts().model().name(), at, clock.instant()));
    }

    @Override
    public void close() {
        waiting.close();
    }
}
