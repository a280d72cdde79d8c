package dev.antigravity.relay;

import dev.antigravity.account.Quota;
import dev.antigravity.net.Headers;
import dev.antigravity.upstream.QuotaHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// What is learned when an upstream begins to answer: the account is let in, the service is well, how long it took, and
/// how much of the quota is used.
final class Answered implements Consumer<Headers> {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final InstantSource clock;
    private final long askedNanos = System.nanoTime();

    Answered(Found.Somebody found, Relay.Choosing choosing, InstantSource clock) {
        this.found = found;
        this.choosing = choosing;
        this.clock = clock;
    }

    @Override
    public void accept(Headers headers) {
        var provider = found.target().provider().id();
        found.lease().answered();
        choosing.health().well(provider, found.target().model());
        choosing.latencies().note(provider, found.target().name(), Duration.ofNanos(System.nanoTime() - askedNanos));
        learn(QuotaHeaders.read(headers, found.target().model(), clock.instant()));
    }

    private void learn(List<Quota> quotas) {
        for (var ofModel : new boolean[] {false, true}) {
            quotas.stream()
                    .filter(quota -> quota.model().isPresent() == ofModel)
                    .map(Quota::remainingFraction)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .min()
                    .ifPresent(left -> found.lease().used(ofModel, 1 - left));
        }
    }
}
