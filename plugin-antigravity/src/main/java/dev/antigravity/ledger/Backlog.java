package dev.antigravity.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Exchanges that wait to be written, {@value #MOST} at most, and the pace at which somebody writes them. Thread-safe.
final class Backlog {
    static final int MOST = 4_000;
    private static final int BATCH = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ExchangeRecord> waiting = new ArrayDeque<>();
    private long lost;
    private boolean hurry;
    private boolean over;

    private interface Step<T> {
        T take();
    }

    private interface Wait<T> {
        T take() throws InterruptedException;
    }

    private <T> T locked(Step<T> step) {
        lock.lock();
        try {
            return step.take();
        } finally {
            lock.unlock();
        }
    }

    private <T> T waiting(Wait<T> step) throws InterruptedException {
        lock.lock();
        try {
            return step.take();
        } finally {
            lock.unlock();
        }
    }

    /// Never waits. What is one too many is lost, and counted.
    void add(ExchangeRecord exchange) {
        locked(() -> {
            if (over || waiting.size() == MOST) {
                lost++;
                return false;
            }
            waiting.addLast(exchange);
            if (waiting.size() == 1 || waiting.size() == BATCH) {
                changed.signalAll();
            }
            return true;
        });
    }

    int size() {
        return locked(waiting::size);
    }

    long lost() {
        return locked(() -> lost);
    }

    /// Waits until it is time for a round: a while after the first exchange came, or at once if somebody is in a hurry.
    ///
    /// @param collect how long more exchanges are waited for
    /// @param longest a round is due then, whatever there is to write
    /// @return whether there is to be a round; if not, all is over
    boolean awaitRound(Duration collect, Duration longest) throws InterruptedException {
        return waiting(() -> {
            var left = longest.toNanos();
            while (left > 0 && waiting.isEmpty() && !over && !hurry) {
                left = changed.awaitNanos(left);
            }
            left = waiting.isEmpty() ? 0 : collect.toNanos();
            while (left > 0 && waiting.size() < BATCH && !over && !hurry) {
                left = changed.awaitNanos(left);
            }
            return !over || !waiting.isEmpty();
        });
    }

    /// The first of those that wait; they go on waiting until they are {@link #written}.
    List<ExchangeRecord> batch() {
        return locked(() -> waiting.stream().limit(BATCH).toList());
    }

    void written(int count) {
        locked(() -> {
            for (var i = 0; i < count; i++) {
                waiting.removeFirst();
            }
            return count;
        });
    }

    /// A round has come to its end. Whoever was in a hurry need not wait any longer if all is done, or nothing can be.
    void ended(boolean done) {
        locked(() -> {
            if (hurry && (!done || waiting.isEmpty())) {
                hurry = false;
                changed.signalAll();
            }
            return done;
        });
    }

    /// Waits for better times.
    ///
    /// @return whether it makes sense to try again
    boolean rest(Duration time) throws InterruptedException {
        return waiting(() -> {
            var left = time.toNanos();
            while (left > 0 && !over && !hurry) {
                left = changed.awaitNanos(left);
            }
            return !over;
        });
    }

    /// Wants a round now, and waits for its end.
    ///
    /// @param patience how long to wait at most
    void hurry(Duration patience) throws InterruptedException {
        waiting(() -> {
            hurry = !over;
            changed.signalAll();
            var left = patience.toNanos();
            while (hurry && left > 0) {
                left = changed.awaitNanos(left);
            }
            return hurry;
        });
    }

    /// Takes nothing more; what waits may still be written.
    void end() {
        locked(() -> {
            over = true;
            hurry = false;
            changed.signalAll();
            return over;
        });
    }
}
