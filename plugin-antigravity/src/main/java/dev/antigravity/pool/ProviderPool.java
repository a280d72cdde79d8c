package dev.antigravity.pool;

import dev.antigravity.account.Account;
import dev.antigravity.account.Quota;
import dev.antigravity.account.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The accounts of one provider. Thread-safe: one lock, never held across a call.
final class ProviderPool {
    /// Lanes are made for whatever model clients name, so they are bounded by the seats they hold.
    private static final int MOST_SEATS = 250_000;

    private static final int FEWEST_LANES = 16;
    private static final Duration STRIKES_COUNT_FOR = Duration.ofMinutes(1);

    /// Who is not refused within this time will be answered; nobody has to wait for the first word of a long thought.
    static final Duration PROBE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Supplier<Duration> longestRest;
    private final RestBook book;
    private final Bell bell;
    private final LinkedHashMap<LaneKey, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Rest.Key, Instant> strikes = new HashMap<>();
    private final Affinity affinity = new Affinity();
    /// Who served a conversation last while its own account could not: prompt caches are worth keeping there, too.
    private final Affinity standIns = new Affinity();
    private Map<String, Standing> standings = Map.of();
    private Instant latest = Instant.EPOCH;
    private List<Account> accounts = List.of();

    private record LaneKey(String model, Lane.Order order) {}

    /// @param bell rung when somebody who waits may have more luck
    ProviderPool(InstantSource clock, Supplier<Duration> longestRest, RestBook book, Bell bell) {
        this.clock = clock;
        this.longestRest = longestRest;
        this.book = book;
        this.bell = bell;
    }

    /// Tells those who wait.
    interface Bell {
        /// A hand is free.
        void released();

        /// A rest is over, or has turned out not to be.
        void probed();
    }

    synchronized Choice choose(Wish wish, List<Account> current) {
        take(current);
        var now = clock.instant();
        mindClock(now);
        var lane = lane(wish.model(), wish.strategy(), now);
        if (lane.size() == 0) {
            return new Choice.Nobody();
        }
        lane.wake(now);
        if (wish.only().isPresent()) {
            return only(lane, wish.only().get(), wish.tried(), now);
        }
        var conversation = wish.strategy() == Strategy.STICKY && lane.size() > 1
                ? wish.conversation().get()
                : Optional.<String>empty();
        var home = conversation.flatMap(affinity::homeOf).map(lane::seat);
        if (home.isPresent()) {
            var seat = home.get();
            if (mayServe(seat, wish)) {
                return taken(lane, seat, "the conversation's account", now);
            }
            if (isWorthWaiting(seat, wish, now)) {
                return waitingFor(seat, now);
            }
        }
        var next = home.flatMap(_ -> standIns.homeOf(conversation.orElseThrow()))
                .map(lane::seat)
                .filter(seat -> mayServe(seat, wish))
                .or(() -> lane.next(wish.tried()));
        if (next.isEmpty()) {
            return lane.nobody(wish.tried(), now);
        }
        if (conversation.isPresent() && home.filter(seat -> !isLost(seat, now)).isEmpty()) {
            affinity.settle(conversation.get(), next.get().id());
            return taken(lane, next.get(), reason(wish, "the conversation's account from now on"), now);
        }
        conversation.ifPresent(key -> standIns.settle(key, next.get().id()));
        return taken(
                lane, next.get(), home.map(seat -> standsIn(next.get(), seat)).orElseGet(() -> reason(wish, "")), now);
    }

    synchronized long settled() {
        return affinity.settled();
    }

    synchronized Map<String, String> homes(int most) {
        return affinity.latest(most);
    }

    synchronized void remember(Map<String, String> homes) {
        affinity.remember(homes);
    }

    /// A clock that was set back prolongs no rest and no probe: every account finds its place anew.
    private void mindClock(Instant now) {
        if (now.isBefore(latest.minus(Rest.SKEW))) {
            standings.values().forEach(standing -> standing.probedUntil = Instant.MIN);
            lanes.clear();
        }
        latest = now;
    }

    private static boolean mayServe(Seat seat, Wish wish) {
        return seat.place == Seat.Place.READY
                && !seat.standing.isFull()
                && !wish.tried().contains(seat.id());
    }

    private Choice only(Lane lane, String account, Set<String> tried, Instant now) {
        var seat = lane.seat(account);
        if (seat == null || tried.contains(account)) {
            return new Choice.Nobody();
        }
        if (seat.place == Seat.Place.RESTING) {
            return waitingFor(seat, now);
        }
        return seat.standing.isFull() ? Choice.NotNow.full(1) : taken(lane, seat, "the only account that may", now);
    }

    private static Choice waitingFor(Seat seat, Instant now) {
        var rest = seat.restingFor(now);
        return new Choice.NotNow(
                Optional.of(seat.wakeAt),
                Optional.empty(),
                rest == null ? List.of() : List.of(rest),
                0,
                rest == null,
                Optional.of(seat.id()));
    }

    private static String standsIn(Seat seat, Seat home) {
        return seat == home ? "the conversation's account, for want of another" : "stands in for " + home.id();
    }

    synchronized Optional<Instant> promised(String model, Strategy strategy, List<Account> current) {
        take(current);
        var now = clock.instant();
        var lane = lane(model, strategy, now);
        lane.wake(now);
        return lane.promised(now);
    }

    synchronized OptionalDouble quotaLeft(String model) {
        return standings.values().stream()
                .filter(standing -> standing.knowsUse(model))
                .mapToDouble(standing -> 1 - standing.usedPermille(model) / 1000.0)
                .max();
    }

    private static String reason(Wish wish, String more) {
        var turn = switch (wish.strategy()) {
            case STICKY -> "next in turn";
            case ROUND_ROBIN -> "next in turn";
            case WEIGHTED -> "next in turn by weight";
            case FILL_FIRST -> "first in the list";
            case LEAST_USED -> "most of its quota left";
        };
        return more.isEmpty() ? turn : turn + ", " + more;
    }

    private static boolean isWorthWaiting(Seat home, Wish wish, Instant now) {
        if (wish.waitForHome().isZero() || wish.tried().contains(home.id())) {
            return false;
        }
        return home.place == Seat.Place.RESTING && !home.wakeAt.isAfter(now.plus(wish.waitForHome()));
    }

    /// A conversation moves house if its account is not let in any more.
    private static boolean isLost(Seat home, Instant now) {
        var rest = home.standing.rest;
        return rest != null && rest.isSoft() && !rest.isOver(now);
    }

    private Choice taken(Lane lane, Seat seat, String reason, Instant now) {
        var standing = seat.standing;
        var probe = seat.hasRest();
        standing.inFlight++;
        if (probe && seat.place == Seat.Place.READY) {
            var end = now.plus(PROBE);
            seat.probedUntil = seat.rest == null ? seat.probedUntil : end;
            standing.probedUntil = standing.rest == null ? standing.probedUntil : end;
            settleAll(standing, now);
        }
        lane.took(seat, now);
        var why = probe ? reason + ", to see whether its rest is over" : reason;
        return new Choice.Taken(new Lease(this, seat, why, probe), lane.shown(now));
    }

    /// @return when it was refused last, if that was not enough for a rest
    synchronized Optional<Instant> answered(Seat seat, boolean probe) {
        var struck = strikes.remove(new Rest.Key(seat.id(), seat.lane.model));
        if (probe) {
            wakeUp(seat.standing, seat.lane.model);
            bell.probed();
        }
        return Optional.ofNullable(struck);
    }

    /// @param struck what the beginning of the same answer had made good
    synchronized Optional<Rest> refused(Seat seat, boolean probe, Optional<Instant> struck, Refusal refusal) {
        var now = clock.instant();
        var model = seat.lane.model;
        struck.ifPresent(at -> strikes.putIfAbsent(new Rest.Key(seat.id(), model), at));
        var isBare = refusal.cause() == Cause.THROTTLED && refusal.until().isEmpty();
        if (isBare && !probe && !isSecondStrike(new Rest.Key(seat.id(), model), now)) {
            return Optional.empty();
        }
        var before = refusal.wholeAccount() ? seat.standing.rest : restOfModel(seat.id(), model);
        var row = before == null ? 0 : before.row() + (probe ? 1 : 0);
        var rest = Rest.of(refusal, seat.id(), model, now, row, longestRest.get());
        if (before == null || before.isOver(now) || rest.until().isAfter(before.until())) {
            put(seat.standing, rest, now);
        }
        if (probe) {
            endProbe(seat, now);
        }
        bell.probed();
        return Optional.of(rest);
    }

    /// One bare refusal may be about the request; two in a row are about the account.
    private boolean isSecondStrike(Rest.Key who, Instant now) {
        var first = strikes.put(who, now);
        return first != null && first.plus(STRIKES_COUNT_FOR).isAfter(now);
    }

    private @Nullable Rest restOfModel(String account, String model) {
        return book.find(new Rest.Key(account, model));
    }

    private void put(Standing standing, Rest rest, Instant now) {
        book.put(rest);
        if (rest.model().isEmpty()) {
            standing.rest = rest;
        } else {
            seatsOf(standing, rest.model().get(), seat -> seat.rest = rest);
        }
        settleAll(standing, now);
    }

    synchronized void released(Seat seat, boolean probe) {
        seat.standing.inFlight--;
        if (probe && seat.hasRest()) {
            endProbe(seat, clock.instant());
            bell.probed();
        }
        bell.released();
    }

    private void endProbe(Seat seat, Instant now) {
        seat.probedUntil = Instant.MIN;
        seat.standing.probedUntil = Instant.MIN;
        settleAll(seat.standing, now);
    }

    synchronized void learn(String account, List<Quota> said) {
        var standing = standings.get(account);
        if (standing == null || !standing.learn(said)) {
            return;
        }
        var now = clock.instant();
        for (var lane : lanes.values()) {
            var seat = lane.seat(account);
            if (seat != null) {
                lane.learned(seat, now);
            }
        }
    }

    /// Ends the rests of an account: all, or those that keep one model from being asked for.
    private void wakeUp(Standing standing, String model) {
        book.remove(new Rest.Key(standing.account.id(), ""));
        book.remove(new Rest.Key(standing.account.id(), model));
        standing.rest = null;
        standing.probedUntil = Instant.MIN;
        seatsOf(standing, model, seat -> {
            seat.rest = null;
            seat.probedUntil = Instant.MIN;
        });
        settleAll(standing, clock.instant());
    }

    /// Takes over what others have changed in the book.
    synchronized void reread() {
        var now = clock.instant();
        for (var standing : standings.values()) {
            var id = standing.account.id();
            standing.rest = book.find(new Rest.Key(id, ""));
            standing.probedUntil = standing.rest == null ? Instant.MIN : standing.probedUntil;
            for (var lane : lanes.values()) {
                var seat = lane.seat(id);
                if (seat != null) {
                    seat.rest = book.find(new Rest.Key(id, lane.model));
                    seat.probedUntil = seat.rest == null ? Instant.MIN : seat.probedUntil;
                    lane.settle(seat, now);
                }
            }
        }
        bell.probed();
        bell.released();
    }

    private void seatsOf(Standing standing, String model, Consumer<Seat> action) {
        for (var lane : lanes.values()) {
            var seat = lane.model.equals(model) ? lane.seat(standing.account.id()) : null;
            if (seat != null) {
                action.accept(seat);
            }
        }
    }

    private void settleAll(Standing standing, Instant now) {
        for (var lane : lanes.values()) {
            var seat = lane.seat(standing.account.id());
            if (seat != null) {
                lane.settle(seat, now);
            }
        }
    }

    private void take(List<Account> current) {
        if (current == accounts) {
            return;
        }
        if (!current.equals(accounts)) {
            var known = new HashMap<String, Standing>();
            for (var account : current) {
                var standing = standings.get(account.id());
                if (standing == null) {
                    standing = new Standing(account, book.find(new Rest.Key(account.id(), "")));
                }
                standing.account = account;
                known.put(account.id(), standing);
            }
            standings = known;
            lanes.clear();
        }
        accounts = current;
    }

    private Lane lane(String model, Strategy strategy, Instant now) {
        var order = switch (strategy) {
            case STICKY, WEIGHTED -> Lane.Order.BY_WEIGHT;
            case ROUND_ROBIN -> Lane.Order.IN_TURN;
            case FILL_FIRST -> Lane.Order.AS_LISTED;
            case LEAST_USED -> Lane.Order.BY_QUOTA;
        };
        var key = new LaneKey(model, order);
        var known = lanes.get(key);
        if (known != null) {
            return known;
        }
        var lane = new Lane(model, order);
        for (var account : accounts) {
            var standing = standings.get(account.id());
            if (standing != null && !account.use().excludedModels().contains(model)) {
                lane.add(standing, book.find(new Rest.Key(account.id(), model)), now);
            }
        }
        lanes.put(key, lane);
        var most = Math.max(FEWEST_LANES, MOST_SEATS / Math.max(1, accounts.size()));
        if (lanes.size() > most) {
            lanes.remove(lanes.sequencedKeySet().getFirst());
        }
        return lane;
    }
}
