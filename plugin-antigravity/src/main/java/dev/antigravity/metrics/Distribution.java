package dev.antigravity.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// How often something took how long. Thread-safe.
final class Distribution {
    private final long[] boundNanos;
    private final AtomicLongArray counts;
    private final LongAdder sumNanos = new LongAdder();

    /// @param bounds in seconds, ascending; what took longer than the last is counted apart
    Distribution(double... bounds) {
        boundNanos = Arrays.stream(bounds)
                .mapToLong(bound -> Math.round(bound * 1e9))
                .toArray();
        counts = new AtomicLongArray(bounds.length + 1);
    }

    void add(Duration time) {
        var nanos = Math.max(0, time.toNanos());
        var place = Arrays.binarySearch(boundNanos, nanos);
        counts.incrementAndGet(place < 0 ? -place - 1 : place);
        sumNanos.add(nanos);
    }

    double sumSeconds() {
        return sumNanos.sum() / 1e9;
    }

    /// The upper bounds in seconds, the last of them infinite.
    double[] bounds() {
        var bounds = new double[counts.length()];
        for (var i = 0; i < boundNanos.length; i++) {
            bounds[i] = boundNanos[i] / 1e9;
        }
        bounds[boundNanos.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /// How many are at most as long as each bound, and longer than the one before.
    long[] counts() {
        var copy = new long[counts.length()];
        Arrays.setAll(copy, counts::get);
        return copy;
    }
}
