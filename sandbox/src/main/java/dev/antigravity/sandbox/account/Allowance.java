package dev.antigravity.sandbox.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// So much of something in each period. The first use begins a period. Guarded by its account.
public final class Allowance {
    private final long limit;
    private final Duration period;
    private final Clock clock;
    private Instant began = Instant.MIN;
    private long used;

    Allowance(long limit, Duration period, Clock clock) {
        this.limit = limit;
        this.period = period;
        this.clock = clock;
    }

    /// What is left of it.
    ///
    /// @param resetsIn the time until it is whole again
    public record State(long limit, long left, Instant resetsAt, Duration resetsIn) {
        public double fractionLeft() {
            return limit == 0 ? 0 : (double) left / limit;
        }
    }

    State state() {
        var now = clock.instant();
        if (began.equals(Instant.MIN) || !now.isBefore(began.plus(period))) {
            began = now;
            used = 0;
        }
        var reset = began.plus(period);
        return new State(limit, Math.max(0, limit - used), reset, Duration.between(now, reset));
    }

    void use(long amount) {
        state();
        used += amount;
    }
}
