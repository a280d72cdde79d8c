package dev.antigravity.pool;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account in the lane of one model. Guarded by the lock of its provider's pool.
final class Seat {
    /// Where it waits for its next request.
    enum Place {
        READY,
        /// Serves only if nobody else can.
        AVOIDED,
        RESTING,
        /// On its way from one place to another.
        NOWHERE
    }

    final Standing standing;
    final Lane lane;
    final int index;

    @Nullable
    Rest rest;
    /// A request finds out whether the rest is over; until then the others stand back.
    Instant probedUntil = Instant.MIN;
    Place place = Place.NOWHERE;
    Instant wakeAt = Instant.MIN;
    /// Grows with every request it takes, slower if it has more weight.
    long pass;
    int usedPermille;

    Seat(Standing standing, Lane lane, int index, @Nullable Rest rest) {
        this.standing = standing;
        this.lane = lane;
        this.index = index;
        this.rest = rest;
    }

    String id() {
        return standing.account.id();
    }

    int priority() {
        return standing.account.use().priority();
    }

    /// What rests if this model does.
    Rest.Key key() {
        return new Rest.Key(id(), lane.model);
    }

    boolean mayServe(Set<String> tried) {
        return place == Place.READY && !standing.isFull() && !tried.contains(id());
    }

    /// Not let in any more: a conversation moves house.
    boolean isLost(Instant now) {
        var whole = standing.rest;
        return whole != null && whole.isSoft() && !whole.isOver(now);
    }

    boolean hasRest() {
        return rest != null || standing.rest != null;
    }

    Instant probeEnd() {
        return probedUntil.isAfter(standing.probedUntil) ? probedUntil : standing.probedUntil;
    }

    /// The rest that ends last, of those that hold now; of a whole account before that of a model.
    @Nullable
    Rest restingFor(Instant now) {
        var account = standing.rest != null && !standing.rest.isOver(now) ? standing.rest : null;
        var model = rest != null && !rest.isOver(now) ? rest : null;
        if (account == null || model == null) {
            return account == null ? model : account;
        }
        if (account.isSoft() != model.isSoft()) {
            return account.isSoft() ? model : account;
        }
        return model.until().isAfter(account.until()) ? model : account;
    }
}
