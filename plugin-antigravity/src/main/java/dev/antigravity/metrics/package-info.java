/// What the proxy counts for those who watch it: requests, tokens, cost and times, and the page on which Prometheus
/// reads them.
///
/// Counting is a few additions for each request; everything else happens when somebody reads the page. The library that
/// writes it (Prometheus' own) is imported here and nowhere else, and is loaded by the first reader.
/// Decision: `docs/decisions/0030-metrics.md`. Format: prometheus.io/docs/instrumenting/exposition_formats, read
/// 2026-11.
@NullMarked
package dev.antigravity.metrics;

import org.jspecify.annotations.NullMarked;
