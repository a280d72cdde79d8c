package dev.antigravity.pool;

import dev.antigravity.account.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The accounts that have one model, each where it belongs: ready, avoided or resting. To find who is next costs the
/// same however many of them rest. Guarded by the lock of its provider's pool.
final class Lane {
    private static final int SHOWN = 8;
    private static final long STRIDE = 1 << 20;

    private static final Comparator<Seat> BY_PRIORITY =
            Comparator.comparingInt(Seat::priority).reversed();
    private static final Comparator<Seat> BY_WAKING =
            Comparator.<Seat, Instant>comparing(seat -> seat.wakeAt).thenComparingInt(seat -> seat.index);

    /// How the next account is found.
    enum Order {
        BY_WEIGHT(Comparator.comparingLong(seat -> seat.pass)),
        IN_TURN(Comparator.comparingLong(seat -> seat.pass)),
        AS_LISTED(Comparator.comparingInt(seat -> seat.index)),
        BY_QUOTA(Comparator.<Seat>comparingInt(seat -> seat.usedPermille).thenComparingLong(seat -> seat.pass));

        private final Comparator<Seat> comparator;

        Order(Comparator<Seat> comparator) {
            this.comparator = BY_PRIORITY.thenComparing(comparator).thenComparingInt(seat -> seat.index);
        }

        static Order of(Strategy strategy) {
            return switch (strategy) {
                case STICKY, WEIGHTED -> BY_WEIGHT;
                case ROUND_ROBIN -> IN_TURN;
                case FILL_FIRST -> AS_LISTED;
                case LEAST_USED -> BY_QUOTA;
            };
        }
    }

    final String model;
    private final Order order;
    private final Map<String, Seat> seats = new HashMap<>();
    private final TreeSet<Seat> ready;
    private final TreeSet<Seat> avoided;
    private final TreeSet<Seat> resting = new TreeSet<>(BY_WAKING);
    private long pass;

    Lane(String model, Order order) {
        this.model = model;
        this.order = order;
        ready = new TreeSet<>(order.comparator);
        avoided = new TreeSet<>(BY_WAKING);
    }

    /// @param rest of this model at the account, from before
    Seat add(Standing standing, @Nullable Rest rest, Instant now) {
        var seat = new Seat(standing, this, seats.size(), rest);
        seat.usedPermille = standing.usedPermille(model);
        seats.put(seat.id(), seat);
        settle(seat, now);
        return seat;
    }

    int size() {
        return seats.size();
    }

    @Nullable
    Seat seat(String account) {
        return seats.get(account);
    }

    /// Puts a seat where it belongs now.
    void settle(Seat seat, Instant now) {
        leave(seat);
        var rest = seat.restingFor(now);
        var probe = seat.probeEnd();
        if (rest != null && (!rest.isSoft() || !probe.isAfter(now))) {
            rest(seat, rest.isSoft() ? Seat.Place.AVOIDED : Seat.Place.RESTING, rest.until());
        } else if (probe.isAfter(now)) {
            rest(seat, Seat.Place.RESTING, probe);
        } else {
            seat.place = Seat.Place.READY;
            seat.pass = Math.max(seat.pass, pass);
            ready.add(seat);
        }
    }

    private void rest(Seat seat, Seat.Place place, Instant until) {
        seat.place = place;
        seat.wakeAt = until;
        (place == Seat.Place.AVOIDED ? avoided : resting).add(seat);
    }

    private void leave(Seat seat) {
        switch (seat.place) {
            case READY -> ready.remove(seat);
            case AVOIDED -> avoided.remove(seat);
            case RESTING -> resting.remove(seat);
            case NOWHERE -> {}
        }
        seat.place = Seat.Place.NOWHERE;
    }

    /// Lets those go on whose rest is over.
    void wake(Instant now) {
        wake(resting, now);
        wake(avoided, now);
    }

    private void wake(TreeSet<Seat> sleepers, Instant now) {
        while (!sleepers.isEmpty() && !sleepers.first().wakeAt.isAfter(now)) {
            settle(sleepers.first(), now);
        }
    }

    /// Whose turn it is, of those that have a hand free.
    Optional<Seat> next(Set<String> tried) {
        Predicate<Seat> serves = seat -> !seat.standing.isFull() && !tried.contains(seat.id());
        return first(ready, serves).or(() -> first(avoided, serves));
    }

    private static Optional<Seat> first(TreeSet<Seat> seats, Predicate<Seat> wanted) {
        for (var seat : seats) {
            if (wanted.test(seat)) {
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    /// The seat has got a request.
    void took(Seat seat, Instant now) {
        leave(seat);
        pass = seat.pass;
        seat.pass += order == Order.IN_TURN
                ? STRIDE
                : STRIDE / seat.standing.account.use().weight();
        settle(seat, now);
    }

    /// More is known of the account's quota.
    void learned(Seat seat, Instant now) {
        if (order != Order.BY_QUOTA) {
            return;
        }
        leave(seat);
        seat.usedPermille = seat.standing.usedPermille(model);
        settle(seat, now);
    }

    /// Some of those who rest, the first to wake first.
    List<Rest> shown(Instant now) {
        var shown = new ArrayList<Rest>();
        for (var sleepers : List.of(resting, avoided)) {
            for (var seat : sleepers) {
                if (shown.size() == SHOWN) {
                    return shown;
                }
                var rest = seat.restingFor(now);
                if (rest != null) {
                    shown.add(rest);
                }
            }
        }
        return shown;
    }

    /// The first moment at which an upstream promised to serve again; empty if somebody may serve now.
    Optional<Instant> promised(Instant now) {
        var first = Optional.<Instant>empty();
        for (var seat : seats.values()) {
            if (seat.place != Seat.Place.RESTING) {
                return Optional.empty();
            }
            var rest = seat.restingFor(now);
            first = earlier(first, rest == null ? Optional.empty() : rest.stated());
        }
        return first;
    }

    /// Why nobody serves; empty if all who could have been tried.
    Choice nobody(Set<String> tried, Instant now) {
        var back = Optional.<Instant>empty();
        var stated = Optional.<Instant>empty();
        var busy = 0;
        var probed = false;
        var waited = false;
        for (var seat : seats.values()) {
            if (tried.contains(seat.id())) {
                continue;
            }
            waited = true;
            switch (seat.place) {
                case RESTING, AVOIDED -> {
                    back = earlier(back, Optional.of(seat.wakeAt));
                    var rest = seat.restingFor(now);
                    stated = earlier(stated, rest == null ? Optional.empty() : rest.stated());
                    probed |= rest == null;
                }
                case READY, NOWHERE -> busy++;
            }
        }
        return waited
                ? new Choice.NotNow(back, stated, shown(now), busy, probed, Optional.empty())
                : new Choice.Nobody();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
