package dev.antigravity.pool;

import dev.antigravity.account.Account;
import dev.antigravity.account.Quota;
import dev.antigravity.account.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// Chooses among the accounts of one provider, and draws the consequences of what came of it. Thread-safe: one lock,
/// never held across a call.
final class ProviderPool {
    /// Who is not refused within this time will be answered; nobody has to wait for the first word of a long thought.
    static final Duration PROBE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Supplier<Duration> longestRest;
    private final RestBook book;
    private final Bell bell;
    private final Roster roster;
    private final Strikes strikes = new Strikes();
    private final Affinity affinity = new Affinity();
    /// Who served a conversation last while its own account could not: prompt caches are worth keeping there, too.
    private final Affinity standIns = new Affinity();
    private Instant latest = Instant.EPOCH;

    /// @param bell rung when somebody who waits may have more luck
    ProviderPool(InstantSource clock, Supplier<Duration> longestRest, RestBook book, Bell bell) {
        this.clock = clock;
        this.longestRest = longestRest;
        this.book = book;
        this.bell = bell;
        roster = new Roster(book);
    }

    /// Tells those who wait.
    interface Bell {
        /// A hand is free.
        void released();

        /// A rest is over, or has turned out not to be.
        void probed();
    }

    synchronized Choice choose(Wish wish, List<Account> current) {
        var now = mindedClock();
        roster.take(current);
        var lane = roster.lane(wish.model(), wish.strategy(), now);
        if (lane.size() == 0) {
            return new Choice.Nobody();
        }
        lane.wake(now);
        if (wish.only().isPresent()) {
            return only(lane, wish.only().get(), wish, now);
        }
        var conversation = wish.strategy() == Strategy.STICKY && lane.size() > 1
                ? wish.conversation().get()
                : Optional.<String>empty();
        return conversation.isPresent()
                ? forConversation(lane, conversation.get(), wish, now)
                : anybody(lane, wish, now);
    }

    /// A clock that was set back prolongs no rest and no probe.
    private Instant mindedClock() {
        var now = clock.instant();
        if (now.isBefore(latest.minus(Rest.SKEW))) {
            roster.startOver();
        }
        latest = now;
        return now;
    }

    private Choice only(Lane lane, String account, Wish wish, Instant now) {
        var seat = lane.seat(account);
        if (seat == null || wish.tried().contains(account)) {
            return new Choice.Nobody();
        }
        if (seat.place == Seat.Place.RESTING) {
            return waitingFor(seat, now);
        }
        return seat.standing.isFull() ? Choice.NotNow.full(1) : taken(lane, seat, "the only account that may", now);
    }

    private Choice anybody(Lane lane, Wish wish, Instant now) {
        var next = lane.next(wish.tried());
        return next.isPresent() ? taken(lane, next.get(), turn(wish.strategy()), now) : lane.nobody(wish.tried(), now);
    }

    private Choice forConversation(Lane lane, String conversation, Wish wish, Instant now) {
        var home = affinity.homeOf(conversation).map(lane::seat);
        if (home.isEmpty()) {
            return lane.next(wish.tried())
                    .map(seat -> settled(lane, seat, conversation, wish, now))
                    .orElseGet(() -> lane.nobody(wish.tried(), now));
        }
        var own = home.get();
        if (own.mayServe(wish.tried())) {
            return taken(lane, own, "the conversation's account", now);
        }
        if (isWorthWaiting(own, wish, now)) {
            return waitingFor(own, now);
        }
        return standIns.homeOf(conversation)
                .map(lane::seat)
                .filter(seat -> seat.mayServe(wish.tried()))
                .or(() -> lane.next(wish.tried()))
                .map(seat -> own.isLost(now)
                        ? settled(lane, seat, conversation, wish, now)
                        : standingIn(lane, seat, own, conversation, now))
                .orElseGet(() -> lane.nobody(wish.tried(), now));
    }

    private Choice settled(Lane lane, Seat seat, String conversation, Wish wish, Instant now) {
        affinity.settle(conversation, seat.id());
        return taken(lane, seat, turn(wish.strategy()) + ", the conversation's account from now on", now);
    }

    private Choice standingIn(Lane lane, Seat seat, Seat home, String conversation, Instant now) {
        standIns.settle(conversation, seat.id());
        var reason = seat == home ? "the conversation's account, for want of another" : "stands in for " + home.id();
        return taken(lane, seat, reason, now);
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

    private static boolean isWorthWaiting(Seat home, Wish wish, Instant now) {
        if (wish.waitForHome().isZero() || wish.tried().contains(home.id())) {
            return false;
        }
        return home.place == Seat.Place.RESTING && !home.wakeAt.isAfter(now.plus(wish.waitForHome()));
    }

    private static String turn(Strategy strategy) {
        return switch (strategy) {
            case STICKY, ROUND_ROBIN -> "next in turn";
            case WEIGHTED -> "next in turn by weight";
            case FILL_FIRST -> "first in the list";
            case LEAST_USED -> "most of its quota left";
        };
    }

    private Choice taken(Lane lane, Seat seat, String reason, Instant now) {
        var standing = seat.standing;
        var probe = seat.hasRest();
        standing.inFlight++;
        if (probe && seat.place == Seat.Place.READY) {
            var end = now.plus(PROBE);
            seat.probedUntil = seat.rest == null ? seat.probedUntil : end;
            standing.probedUntil = standing.rest == null ? standing.probedUntil : end;
            roster.settle(standing, now);
        }
        lane.took(seat, now);
        var why = probe ? reason + ", to see whether its rest is over" : reason;
        return new Choice.Taken(new Lease(this, seat, why, probe), lane.shown(now));
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

    synchronized Optional<Instant> promised(String model, Strategy strategy, List<Account> current) {
        roster.take(current);
        var now = clock.instant();
        var lane = roster.lane(model, strategy, now);
        lane.wake(now);
        return lane.promised(now);
    }

    synchronized OptionalDouble quotaLeft(String model) {
        return roster.quotaLeft(model);
    }

    synchronized void learn(String account, List<Quota> said) {
        roster.learn(account, said, clock.instant());
    }

    /// @return when it was refused last, if that was not enough for a rest
    synchronized Optional<Instant> answered(Seat seat, boolean probe) {
        var struck = strikes.forget(seat.key());
        if (probe) {
            wakeUp(seat.standing, seat.lane.model);
            bell.probed();
        }
        return struck;
    }

    /// @param struck what the beginning of the same answer had made good
    synchronized Optional<Rest> refused(Seat seat, boolean probe, Optional<Instant> struck, Refusal refusal) {
        var now = clock.instant();
        struck.ifPresent(at -> strikes.restore(seat.key(), at));
        var isBare = refusal.cause() == Cause.THROTTLED && refusal.until().isEmpty();
        if (isBare && !probe && !strikes.isSecond(seat.key(), now)) {
            return Optional.empty();
        }
        var before = refusal.wholeAccount() ? seat.standing.rest : book.find(seat.key());
        var row = before == null ? 0 : before.row() + (probe ? 1 : 0);
        var rest = Rest.of(refusal, seat.id(), seat.lane.model, now, row, longestRest.get());
        if (before == null || before.isOver(now) || rest.until().isAfter(before.until())) {
            put(seat.standing, rest, now);
        }
        if (probe) {
            endProbe(seat, now);
        }
        bell.probed();
        return Optional.of(rest);
    }

    private void put(Standing standing, Rest rest, Instant now) {
        book.put(rest);
        if (rest.model().isEmpty()) {
            standing.rest = rest;
        } else {
            roster.eachSeat(standing, rest.model().get(), seat -> seat.rest = rest);
        }
        roster.settle(standing, now);
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
        roster.settle(seat.standing, now);
    }

    /// Ends the rests that keep an account from being asked for a model.
    private void wakeUp(Standing standing, String model) {
        book.remove(new Rest.Key(standing.account.id(), ""));
        book.remove(new Rest.Key(standing.account.id(), model));
        standing.rest = null;
        standing.probedUntil = Instant.MIN;
        roster.eachSeat(standing, model, seat -> {
            seat.rest = null;
            seat.probedUntil = Instant.MIN;
        });
        roster.settle(standing, clock.instant());
    }

    /// Takes over what others have changed in the book.
    synchronized void reread() {
        roster.reread(clock.instant());
        bell.probed();
        bell.released();
    }
}
