package dev.antigravity.relay;

import java.time.Duration;

/// What is learned when an upstream begins to answer: the account is let in, the service is well, how long it took.
final class Answered implements Runnable {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final long askedNanos = System.nanoTime();

    Answered(Found.Somebody found, Relay.Choosing choosing) {
        this.found = found;
        this.choosing = choosing;
    }

    @Override
    public void run() {
        var provider = found.target().provider().id();
        found.lease().answered();
        choosing.health().well(provider, found.target().model());
        choosing.latencies().note(provider, found.target().name(), Duration.ofNanos(System.nanoTime() - askedNanos));
    }
}
