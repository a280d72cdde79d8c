package dev.antigravity.relay;

import java.time.Duration;

/// What is learned when an upstream begins to answer: the account is let in, the service is well, how long it took.
final class Answered {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final long askedNanos = System.nanoTime();

    Answered(Found.Somebody found, Relay.Choosing choosing) {
        this.found = found;
        this.choosing = choosing;
    }

    /// The upstream has begun to answer.
    void begun() {
        var took = Duration.ofNanos(System.nanoTime() - askedNanos);
        choosing.latencies().note(found.target().provider().id(), found.target().name(), took);
    }

    /// The answer is no refusal.
    void well() {
        found.lease().answered();
        choosing.health().well(found.target().provider().id(), found.target().model());
    }
}
