package dev.antigravity.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Collects families of numbers for one page. A family without numbers is left out.
final class Families {
    private final List<MetricSnapshot> families = new ArrayList<>();

    MetricSnapshots all() {
        return new MetricSnapshots(families);
    }

    /// Numbers that go up and down.
    Family<Number> gauge(String name, String help) {
        var family = GaugeSnapshot.builder().name(name).help(help);
        return new Family<>(
                (value, labels) -> family.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .labels(labels)
                        .build()),
                family::build);
    }

    /// Numbers that only grow. Their names get the ending `_total`.
    Family<Number> counter(String name, String help) {
        var family = CounterSnapshot.builder().name(name).help(help);
        return new Family<>(
                (value, labels) -> family.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .labels(labels)
                        .build()),
                family::build);
    }

    /// How often something took how long.
    Family<Distribution> histogram(String name, String help) {
        var family = HistogramSnapshot.builder().name(name).help(help);
        return new Family<>(
                (times, labels) -> family.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(times.bounds(), times.counts()))
                        .sum(times.sumSeconds())
                        .labels(labels)
                        .build()),
                family::build);
    }

    /// Numbers of one name.
    final class Family<T> {
        private final BiConsumer<T, Labels> builder;
        private final Supplier<MetricSnapshot> built;
        private boolean empty = true;

        private Family(BiConsumer<T, Labels> builder, Supplier<MetricSnapshot> built) {
            this.builder = builder;
            this.built = built;
        }

        /// @param labels name, value, name, value
        Family<T> add(T number, String... labels) {
            empty = false;
            builder.accept(number, Labels.of(labels));
            return this;
        }

        void done() {
            if (!empty) {
                families.add(built.get());
            }
        }
    }
}
