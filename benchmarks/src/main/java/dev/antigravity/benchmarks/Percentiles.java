package dev.antigravity.benchmarks;

import java.util.Arrays;
import java.util.Collection;

/// Sorted measurements in nanoseconds.
record Percentiles(long[] nanos) {
    static Percentiles of(Collection<Long> measured) {
        return of(measured.stream().mapToLong(Long::longValue).toArray());
    }

    static Percentiles of(long[] measured) {
        var sorted = measured.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /// In microseconds.
    double at(double percent) {
        var index = (int) Math.min(nanos.length - 1L, Math.round(percent / 100 * (nanos.length - 1)));
        return nanos[index] / 1_000.0;
    }
}
