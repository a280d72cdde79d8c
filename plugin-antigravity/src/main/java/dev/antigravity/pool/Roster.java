package dev.antigravity.pool;

import dev.antigravity.account.Account;
import dev.antigravity.account.Quota;
import dev.antigravity.account.Strategy;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// The accounts of one provider, and where each of them stands in the lane of each model. Guarded by the lock of its
/// provider's pool.
final class Roster {
    /// Lanes are made for whatever model clients name, so they are bounded by the seats they hold.
    private static final int MOST_SEATS = 250_000;

    private static final int FEWEST_LANES = 16;

    private final RestBook book;
    private final LinkedHashMap<LaneKey, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private Map<String, Standing> standings = Map.of();
    private List<Account> accounts = List.of();

    private record LaneKey(String model, Lane.Order order) {}

    /// @param book what is known of rests
    Roster(RestBook book) {
        this.book = book;
    }

    /// Whoever was here before keeps its standing.
    void take(List<Account> current) {
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

    /// The accounts that have this model, in the order that strategy asks for.
    Lane lane(String model, Strategy strategy, Instant now) {
        var key = new LaneKey(model, Lane.Order.of(strategy));
        var known = lanes.get(key);
        if (known != null) {
            return known;
        }
        var lane = new Lane(model, key.order());
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

    /// Every account finds its place anew, and no request finds out about a rest any more.
    void startOver() {
        standings.values().forEach(standing -> standing.probedUntil = Instant.MIN);
        lanes.clear();
    }

    /// Takes over what the book says.
    void reread(Instant now) {
        for (var standing : standings.values()) {
            var id = standing.account.id();
            standing.rest = book.find(new Rest.Key(id, ""));
            standing.probedUntil = standing.rest == null ? Instant.MIN : standing.probedUntil;
            eachSeat(id, seat -> {
                seat.rest = book.find(new Rest.Key(id, seat.lane.model));
                seat.probedUntil = seat.rest == null ? Instant.MIN : seat.probedUntil;
                seat.lane.settle(seat, now);
            });
        }
    }

    /// Puts an account where it belongs now, in each lane.
    void settle(Standing standing, Instant now) {
        eachSeat(standing.account.id(), seat -> seat.lane.settle(seat, now));
    }

    void eachSeat(Standing standing, String model, Consumer<Seat> action) {
        eachSeat(standing.account.id(), seat -> {
            if (seat.lane.model.equals(model)) {
                action.accept(seat);
            }
        });
    }

    private void eachSeat(String account, Consumer<Seat> action) {
        for (var lane : lanes.values()) {
            var seat = lane.seat(account);
            if (seat != null) {
                action.accept(seat);
            }
        }
    }

    /// An upstream said what is left to an account.
    void learn(String account, List<Quota> said, Instant now) {
        var standing = standings.get(account);
        if (standing != null && standing.learn(said)) {
            eachSeat(account, seat -> seat.lane.learned(seat, now));
        }
    }

    /// The share of the quota that is left at the best of the accounts; empty if no upstream said.
    OptionalDouble quotaLeft(String model) {
        return standings.values().stream()
                .filter(standing -> standing.knowsUse(model))
                .mapToDouble(standing -> 1 - standing.usedPermille(model) / 1000.0)
                .max();
    }
}
