package dev.antigravity.sandbox.record;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The newest requests, oldest first; not those to the sandbox's own control. Thread-safe.
public final class ReceivedRequests {
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private final Clock clock;
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Map<Long, ReceivedRequest> unanswered = new HashMap<>();
    private long bytes;

    public ReceivedRequests(Clock clock) {
        this.clock = clock;
    }

    public synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    /// Those whose path ends like this.
    public List<ReceivedRequest> to(String pathEnd) {
        return all().stream()
                .filter(request -> request.path().endsWith(pathEnd))
                .toList();
    }

    /// @throws IllegalStateException if there is none
    public synchronized ReceivedRequest last() {
        return Optional.ofNullable(requests.peekLast())
                .orElseThrow(() -> new IllegalStateException("the sandbox has received no request"));
    }

    public synchronized void clear() {
        requests.clear();
        bytes = 0;
    }

    /// Waits until so many requests of a kind have come.
    ///
    /// @return all of that kind
    /// @throws IllegalStateException if it takes longer than that
    public synchronized List<ReceivedRequest> await(int count, Predicate<ReceivedRequest> kind, Duration longest) {
        var end = System.nanoTime() + longest.toNanos();
        while (true) {
            var found = requests.stream().filter(kind).toList();
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (found.size() >= count) {
                return found;
            }
            if (left <= 0) {
                throw new IllegalStateException(
                        "waited " + longest + " for " + count + " requests; came: " + new ArrayList<>(requests));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /// Keeps a request.
    public synchronized void received(Call call, Optional<String> account) {
        var request = new ReceivedRequest(
                call.number(),
                clock.instant(),
                call.method(),
                call.path(),
                Masking.form(call.query()),
                Masking.headers(call.headers()),
                Masking.body(call),
                account);
        requests.addLast(request);
        unanswered.put(call.number(), request);
        bytes += request.sizeBytes();
        while (requests.size() > MOST || bytes > MOST_BYTES && requests.size() > 1) {
            bytes -= requests.removeFirst().sizeBytes();
        }
        notifyAll();
    }

    /// Keeps what became of a request.
    public void ended(Call call, Outcome outcome) {
        Optional<ReceivedRequest> request;
        synchronized (this) {
            request = Optional.ofNullable(unanswered.remove(call.number()));
        }
        request.ifPresent(one -> one.ended(outcome));
    }
}
