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

/// Collects families of numbers for one page. A family without numbers is left out.
final class Families {
    private final List<MetricSnapshot> families = new ArrayList<>();

    MetricSnapshots all() {
        return new MetricSnapshots(families);
    }

    Gauges gauge(String name, String help) {
        return new Gauges(name, help);
    }

    Counters counter(String name, String help) {
        return new Counters(name, help);
    }

    Histograms histogram(String name, String help) {
        return new Histograms(name, help);
    }

    /// Numbers that go up and down.
    final class Gauges {
        private final GaugeSnapshot.Builder family;
        private boolean empty = true;

        private Gauges(String name, String help) {
            family = GaugeSnapshot.builder().name(name).help(help);
        }

        /// @param labels name, value, name, value
        Gauges add(double value, String... labels) {
            empty = false;
            family.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of(labels))
                    .build());
            return this;
        }

        void done() {
            if (!empty) {
                families.add(family.build());
            }
        }
    }

    /// Numbers that only grow. Their names get the ending `_total`.
    final class Counters {
        private final CounterSnapshot.Builder family;
        private boolean empty = true;

        private Counters(String name, String help) {
            family = CounterSnapshot.builder().name(name).help(help);
        }

        Counters add(double value, String... labels) {
            empty = false;
            family.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of(labels))
                    .build());
            return this;
        }

        void done() {
            if (!empty) {
                families.add(family.build());
            }
        }
    }

    /// How often something took how long.
    final class Histograms {
        private final HistogramSnapshot.Builder family;
        private boolean empty = true;

        private Histograms(String name, String help) {
            family = HistogramSnapshot.builder().name(name).help(help);
        }

        Histograms add(Distribution times, String... labels) {
            empty = false;
            family.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(times.bounds(), times.counts()))
                    .sum(times.sumSeconds())
                    .labels(Labels.of(labels))
                    .build());
            return this;
        }

        void done() {
            if (!empty) {
                families.add(family.build());
            }
        }
    }
}
