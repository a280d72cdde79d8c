/// How fast the proxy is: a load harness against a scripted upstream on loopback, and JMH for the codecs.
///
/// Everything runs on one machine, so only ratios and differences within one run mean anything. Method and results:
/// `benchmarks/RESULTS.md`.
@NullMarked
package dev.antigravity.benchmarks;

import org.jspecify.annotations.NullMarked;
