package dev.antigravity.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tells whoever listens how far pictures are, by what really happens. Says nothing of what they show. Thread-safe.
///
/// A listener that does not keep up is let go rather than told half; it holds nobody up.
public final class PictureFeed implements AutoCloseable {
    private static final int HELD_FOR_A_LISTENER = 256;

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /// What can happen to a request for pictures.
    public enum State {
        QUEUED,
        SENT,
        DECODING,
        PARTIAL,
        DONE,
        FAILED
    }

    /// @param id      of the request
    /// @param number  of the unfinished picture, from 1
    /// @param elapsed since the request came
    /// @param reason  why it failed
    public record Step(
            String id, String model, State state, OptionalLong number, Duration elapsed, Optional<String> reason) {}

    /// Somebody who listens until it is closed.
    public final class Listening implements AutoCloseable {
        private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>(HELD_FOR_A_LISTENER);

        private volatile boolean behind;

        private void take(Step step) {
            if (!behind && !steps.offer(step)) {
                behind = true;
                close();
            }
        }

        /// The next step; empty if there is none for so long.
        public Optional<Step> next(Duration longest) throws InterruptedException {
            return Optional.ofNullable(steps.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
        }

        /// Whether nothing more will come.
        public boolean isOver() {
            return (closed || behind) && steps.isEmpty();
        }

        /// Whether that is because too much was left lying.
        public boolean isBehind() {
            return behind && steps.isEmpty();
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    public Listening listen() {
        var listening = new Listening();
        listeners.add(listening);
        return listening;
    }

    void tell(InboundCall call, State state) {
        tell(call, state, OptionalLong.empty(), Optional.empty());
    }

    void partial(InboundCall call, long number) {
        tell(call, State.PARTIAL, OptionalLong.of(number), Optional.empty());
    }

    void ended(InboundCall call, Optional<String> failure) {
        tell(call, failure.isPresent() ? State.FAILED : State.DONE, OptionalLong.empty(), failure);
    }

    private void tell(InboundCall call, State state, OptionalLong number, Optional<String> reason) {
        if (!listeners.isEmpty()) {
            var elapsed = Duration.ofNanos(System.nanoTime() - call.receivedNanos());
            var step = new Step(call.id(), call.facts().model().name(), state, number, elapsed, reason);
            listeners.forEach(listener -> listener.take(step));
        }
    }

    /// Lets listeners come to their end.
    @Override
    public void close() {
        closed = true;
    }
}
