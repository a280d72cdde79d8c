package dev.antigravity.relay;

import dev.antigravity.net.Headers;
import dev.antigravity.upstream.UsedQuota;
import java.time.Duration;
import java.util.function.Consumer;

/// What is learned when an upstream begins to answer: the account is let in, the service is well, how long it took, and
/// how much of the quota is used.
final class Answered implements Consumer<Headers> {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final long askedNanos = System.nanoTime();

    Answered(Found.Somebody found, Relay.Choosing choosing) {
        this.found = found;
        this.choosing = choosing;
    }

    @Override
    public void accept(Headers headers) {
        var provider = found.target().provider().id();
        found.lease().answered();
        choosing.health().well(provider, found.target().model());
        choosing.latencies().note(provider, found.target().name(), Duration.ofNanos(System.nanoTime() - askedNanos));
        UsedQuota.of(headers).ifPresent(used -> found.lease().used(!used.wholeAccount(), used.share()));
    }
}
