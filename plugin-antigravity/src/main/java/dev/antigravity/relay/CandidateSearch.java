package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.net.Cancellation;
import dev.antigravity.pool.Choice;
import dev.antigravity.pool.Pool;
import dev.antigravity.pool.Rest;
import dev.antigravity.pool.Wish;
import dev.antigravity.route.Route;
import dev.antigravity.route.Target;
import dev.antigravity.upstream.Reset;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

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
    private Duration waitLeft;
    /// Also who may not wait for accounts waits to hear whether one is back.
    private Duration probeLeft = Pool.PROBE;

    private Optional<String> only = Optional.empty();
    private Pool.@Nullable Turn turn;

    CandidateSearch(Relay.Choosing choosing, InboundCall call, Route route, Exchange exchange, InstantSource clock) {
        this.choosing = choosing;
        this.call = call;
        this.route = route;
        this.exchange = exchange;
        this.clock = clock;
        waitLeft = route.rules().waitForAccount();
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
                leaveTheLine();
                return found.get();
            }
            if (!await(refusals)) {
                return call.client().isCancelled() ? new Found.Left() : new Found.Nobody(refusal(refusals));
            }
        }
    }

    private record Refused(Target target, Choice.NotNow why) {}

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
                    if (found.isPresent() || isWaitingForHome(refusals)) {
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
        if (choosing.pool().isAwaited(provider, target.model()) && (turn == null || !turn.isFirst())) {
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
                only.isPresent() ? waitLeft : shorter(rules.waitForHome(), waitLeft));
        return switch (choosing.pool().choose(wish)) {
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

    private static boolean isWaitingForHome(List<Refused> refusals) {
        return !refusals.isEmpty() && refusals.getLast().why().home().isPresent();
    }

    /// Waits until it is worth looking again.
    ///
    /// @return whether it is; if not, nobody can serve in time
    private boolean await(List<Refused> refusals) throws InterruptedIOException {
        var patience = patience(refusals);
        if (refusals.isEmpty() || patience.isZero() || call.client().isCancelled()) {
            return false;
        }
        var now = clock.instant();
        var first = refusals.getFirst();
        var forHome = isWaitingForHome(refusals);
        var back = (forHome ? refusals.subList(refusals.size() - 1, refusals.size()) : refusals)
                .stream().flatMap(refused -> refused.why().back().stream()).min(Instant::compareTo);
        var wait = back.map(at -> Duration.between(now, at)).orElse(patience);
        var busy = refusals.stream().anyMatch(refused -> refused.why().busy() > 0);
        if (wait.compareTo(patience) > 0 && !busy) {
            return false;
        }
        if (turn == null) {
            enter(first.target(), forHome);
            return true; // somebody may have become free before we stood in the line
        }
        if (!forHome) {
            turn.queue();
        }
        exchange.passedOver(
                forHome ? "waited for " + refusals.getLast().why().home().orElseThrow() : "waited for an account");
        sleep(turn, turn.isFirst() ? shorter(positive(wait), patience) : patience, now);
        return !call.client().isCancelled();
    }

    private Duration patience(List<Refused> refusals) {
        var probed = refusals.stream().anyMatch(refused -> refused.why().probed());
        return probed && waitLeft.compareTo(probeLeft) < 0 ? probeLeft : waitLeft;
    }

    private void enter(Target target, boolean forHome) {
        var place = choosing.pool().enter(target.provider().id(), target.model());
        if (!forHome) {
            place.queue();
        }
        turn = place;
    }

    private void sleep(Pool.Turn place, Duration longest, Instant from) throws InterruptedIOException {
        pause(call.client(), place.signal(), longest);
        var waited = Duration.between(from, clock.instant());
        waitLeft = less(waitLeft, waited);
        probeLeft = less(probeLeft, waited);
    }

    /// Waits for a moment before the same call is made again.
    void pause(Duration time) throws InterruptedIOException {
        pause(call.client(), new Semaphore(0), time);
    }

    private void pause(Cancellation client, Semaphore signal, Duration longest) throws InterruptedIOException {
        var began = System.nanoTime();
        try (var _ = client.onCancel(signal::release)) {
            choosing.patience().await(signal, longest);
            exchange.waited(Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy stops");
        }
    }

    private static Duration less(Duration left, Duration waited) {
        return waited.compareTo(left) < 0 ? left.minus(waited) : Duration.ZERO;
    }

    private static Duration positive(Duration time) {
        return time.isPositive() ? time : Duration.ofMillis(1);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Draws the consequences of a failure for those who come after.
    ///
    /// @return what they are, for people
    String failed(Found.Somebody asked, UpstreamFailure failure) {
        var target = asked.target();
        var rest = Refusals.of(failure, call.order().isPresent()).flatMap(asked.lease()::refused);
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
            case UpstreamFailure.Overloaded(var _, var reset, var _) -> ailing(asked, reset);
            case UpstreamFailure.Unreachable _, UpstreamFailure.Unreadable _ -> ailing(asked, Optional.empty());
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

    /// How long it is until then.
    Duration until(Instant then) {
        return Duration.between(clock.instant(), then);
    }

    /// A rest nobody stated an end of is over when its cause is, whatever time passes.
    private boolean isWorthWaiting(Rest rest) {
        return !rest.isSoft() && until(rest.until()).compareTo(waitLeft) <= 0;
    }

    /// An account with an address of its own says nothing of the others.
    private String ailing(Found.Somebody asked, Optional<Reset> better) {
        var target = asked.target();
        if (asked.candidate().account().baseUrl().isPresent()) {
            return "";
        }
        return choosing.health()
                .ailing(target.provider().id(), target.model(), better.map(Reset::at))
                .map(until -> target + " is asked last until " + until.truncatedTo(ChronoUnit.MILLIS))
                .orElse("");
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

    private void leaveTheLine() {
        if (turn != null) {
            turn.close();
            turn = null;
        }
    }

    @Override
    public void close() {
        leaveTheLine();
    }
}
