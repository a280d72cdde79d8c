package dev.antigravity.route;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How long models let their clients wait for the first byte of late: a mean in which every new measurement counts a
/// fifth. Thread-safe.
public final class Latencies {
    private static final int MOST = 10_000;
    private static final int SHARE = 5;

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    public void note(String provider, String model, Duration latency) {
        if (nanos.size() >= MOST) {
            nanos.clear();
        }
        nanos.merge(provider + " " + model, latency.toNanos(), (mean, now) -> mean + (now - mean) / SHARE);
    }

    /// Empty if it has not been asked yet.
    public Optional<Duration> of(String provider, String model) {
        return Optional.ofNullable(nanos.get(provider + " " + model)).map(Duration::ofNanos);
    }
}
