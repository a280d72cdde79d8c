package dev.antigravity.relay;

import dev.antigravity.pool.Pool;
import dev.antigravity.route.Target;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// How long one request still waits for an account, and its place among those who wait. Closing leaves the line; it
/// may be entered again. Not thread-safe.
final class AccountWait implements AutoCloseable {
    private final Relay.Choosing choosing;
    private final InboundCall call;
    private final Exchange exchange;
    private final InstantSource clock;
    private Duration left;
    /// Also who may not wait for accounts waits to hear whether one is back.
    private Duration probeLeft = Pool.PROBE;

    private Pool.@Nullable Turn turn;

    AccountWait(Relay.Choosing choosing, InboundCall call, Exchange exchange, InstantSource clock, Duration longest) {
        this.choosing = choosing;
        this.call = call;
        this.exchange = exchange;
        this.clock = clock;
        left = longest;
    }

    Duration left() {
        return left;
    }

    /// What is left of a wait that is to be no longer than that.
    Duration atMost(Duration longest) {
        return shorter(longest, left);
    }

    /// Whether others came before, who are not to be overtaken.
    boolean isBehindOthers(Target target) {
        return choosing.pool().isAwaited(target.provider().id(), target.model()) && (turn == null || !turn.isFirst());
    }

    /// Whether it is the conversation's own account that is worth waiting for, and no other.
    static boolean isForHome(List<Refused> refusals) {
        return !refusals.isEmpty() && refusals.getLast().why().home().isPresent();
    }

    /// Waits until it is worth looking again.
    ///
    /// @return whether it is; if not, nobody can serve in time
    boolean await(List<Refused> refusals) throws InterruptedIOException {
        var patience = patience(refusals);
        if (refusals.isEmpty() || patience.isZero() || call.client().isCancelled()) {
            return false;
        }
        var wait = untilSomebodyIsBack(refusals, patience);
        var busy = refusals.stream().anyMatch(refused -> refused.why().busy() > 0);
        if (wait.compareTo(patience) > 0 && !busy) {
            return false;
        }
        var forHome = isForHome(refusals);
        if (turn == null) {
            enter(refusals.getFirst().target(), forHome);
            return true; // somebody may have become free before we stood in the line
        }
        if (!forHome) {
            turn.queue();
        }
        exchange.passedOver(
                forHome ? "waited for " + refusals.getLast().why().home().orElseThrow() : "waited for an account");
        sleep(turn, turn.isFirst() ? shorter(positive(wait), patience) : patience);
        return !call.client().isCancelled();
    }

    private Duration patience(List<Refused> refusals) {
        var probed = refusals.stream().anyMatch(refused -> refused.why().probed());
        return probed && left.compareTo(probeLeft) < 0 ? probeLeft : left;
    }

    private Duration untilSomebodyIsBack(List<Refused> refusals, Duration unknown) {
        var awaited = isForHome(refusals) ? List.of(refusals.getLast()) : refusals;
        return awaited.stream()
                .flatMap(refused -> refused.why().back().stream())
                .min(Instant::compareTo)
                .map(back -> Duration.between(clock.instant(), back))
                .orElse(unknown);
    }

    private void enter(Target target, boolean forHome) {
        var place = choosing.pool().enter(target.provider().id(), target.model());
        if (!forHome) {
            place.queue();
        }
        turn = place;
    }

    private void sleep(Pool.Turn place, Duration longest) throws InterruptedIOException {
        var from = clock.instant();
        pause(place.signal(), longest);
        var waited = Duration.between(from, clock.instant());
        left = less(left, waited);
        probeLeft = less(probeLeft, waited);
    }

    /// Waits for a signal, for as long as that and as the client stays.
    void pause(Semaphore signal, Duration longest) throws InterruptedIOException {
        var began = System.nanoTime();
        try (var _ = call.client().onCancel(signal::release)) {
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

    @Override
    public void close() {
        if (turn != null) {
            turn.close();
            turn = null;
        }
    }
}
