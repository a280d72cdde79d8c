package dev.antigravity.relay;

import dev.antigravity.net.OutboundAnswer;
import java.time.Duration;

/// What is learned when an upstream begins to answer: the account is let in, the service is well, how long it took.
final class Answered {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final Exchange exchange;
    private final long askedNanos = System.nanoTime();

    Answered(Found.Somebody found, Relay.Choosing choosing, Exchange exchange) {
        this.found = found;
        this.choosing = choosing;
        this.exchange = exchange;
    }

    /// The upstream has been called, whatever came of it.
    void called(Duration took) {
        exchange.waited(took);
    }

    /// The upstream has begun to answer.
    void begun(OutboundAnswer answer) {
        exchange.answered(answer::waited);
        var took = Duration.ofNanos(System.nanoTime() - askedNanos);
        choosing.latencies().note(found.target().provider().id(), found.target().name(), took);
    }

    /// The answer is no refusal.
    void well() {
        found.lease().answered();
        choosing.health().well(found.target().provider().id(), found.target().model());
    }
}
