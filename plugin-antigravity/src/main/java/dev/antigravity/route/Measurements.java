package dev.antigravity.route;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was measured of models.
public interface Measurements {
    /// How long a model lets its clients wait for the first byte; empty if it has not been asked yet.
    Optional<Duration> latency(String provider, String model);

    /// The share of the quota that is left at the best of a provider's accounts; empty if nobody said.
    OptionalDouble quotaLeft(String provider, String model);

    /// Nothing is known.
    Measurements NONE = new Measurements() {
        @Override
        public Optional<Duration> latency(String provider, String model) {
            return Optional.empty();
        }

        @Override
        public OptionalDouble quotaLeft(String provider, String model) {
            return OptionalDouble.empty();
        }
    };
}
