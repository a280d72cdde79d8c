package dev.antigravity.plugin;

import dev.antigravity.pool.Pool;
import dev.antigravity.route.Latencies;
import dev.antigravity.route.Measurements;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the relay and the pool have measured.
record Measured(Latencies latencies, Pool pool) implements Measurements {
    @Override
    public Optional<Duration> latency(String provider, String model) {
        return latencies.of(provider, model);
    }

    @Override
    public OptionalDouble quotaLeft(String provider, String model) {
        return pool.quotaLeft(provider, model);
    }
}
