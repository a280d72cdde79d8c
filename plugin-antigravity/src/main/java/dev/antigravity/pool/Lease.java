package dev.antigravity.pool;

import dev.antigravity.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// An account at work for one attempt. Tell what came of it, then close it.
public final class Lease implements AutoCloseable {
    private final ProviderPool pool;
    private final Seat seat;
    private final Account account;
    private final String reason;
    private final boolean probe;
    private Optional<Instant> struck = Optional.empty();
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(ProviderPool pool, Seat seat, String reason, boolean probe) {
        this.pool = pool;
        this.seat = seat;
        this.account = seat.standing.account;
        this.reason = reason;
        this.probe = probe;
    }

    public Account account() {
        return account;
    }

    /// Why it is this account, for people: `its turn`.
    public String reason() {
        return reason;
    }

    /// Whether this attempt finds out if a rest is over.
    boolean isProbe() {
        return probe;
    }

    /// The upstream lets the account in: an answer begins.
    public void answered() {
        struck = pool.answered(seat, probe);
    }

    /// The upstream refuses the account, be it in the middle of an answer that had begun.
    ///
    /// @return the rest that follows; none if a single bare refusal is not enough for one
    public Optional<Rest> refused(Refusal refusal) {
        return pool.refused(seat, probe, struck, refusal);
    }

    /// The attempt is over.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pool.released(seat, probe);
        }
    }
}
