package dev.antigravity.benchmarks;

import dev.antigravity.chat.Protocol;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the micro-benchmarks of the codecs and prints what they took as tables.
final class MicroBenchmarks {
    private static final String SIZES = "1000,10000,100000,1000000,5000000,20000000";
    private static final String LENGTHS = "10,100,1000,10000,100000";
    private static final int PIECES = 1_000;

    private final PrintStream out;

    MicroBenchmarks(PrintStream out) {
        this.out = out;
    }

    void run() throws RunnerException {
        pairs();
        requestSizes();
        streamLengths();
    }

    private void pairs() throws RunnerException {
        print(
                "| client | upstream | stream: ns an event | bytes allocated an event | 200 KB request: us | KB allocated |");
        print("|---|---|---|---|---|---|");
        for (var client : clients()) {
            for (var upstream : Protocol.values()) {
                var stream = measure(StreamTranslation.class, "client", client.name(), "upstream", upstream.name());
                var request = measure(RequestTranslation.class, "client", client.name(), "upstream", upstream.name());
                print(
                        "| %s | %s | %.0f | %.0f | %.0f | %.0f |",
                        client.title(),
                        upstream.title(),
                        nanos(stream) / PIECES,
                        allocated(stream) / PIECES,
                        nanos(request) / 1_000,
                        allocated(request) / 1_000);
            }
        }
        print("");
    }

    private static Protocol[] clients() {
        return Arrays.stream(Protocol.values())
                .filter(Predicate.not(Protocol.CLOUD_CODE::equals))
                .toArray(Protocol[]::new);
    }

    private void requestSizes() throws RunnerException {
        print(
                "| body | renamed verbatim: us | ns a KB | allocated / body | translated to Chat: us | ns a KB | allocated / body"
                        + " | the same with an image: us | ns a KB | allocated / body |");
        print("|---|---|---|---|---|---|---|---|---|---|");
        for (var size : SIZES.split(",")) {
            var bytes = Double.parseDouble(size);
            print(
                    "| %.0f KB %s %s %s |",
                    bytes / 1_000,
                    cells(measure(VerbatimRename.class, "bytes", size), bytes),
                    cells(measure(RequestTranslation.class, "bytes", size), bytes),
                    cells(measure(RequestTranslation.class, "bytes", size, "image", "true"), bytes));
        }
        print("");
    }

    private static String cells(RunResult result, double bytes) {
        return String.format(
                Locale.ROOT,
                "| %.1f | %.0f | %.1f",
                nanos(result) / 1_000,
                nanos(result) / bytes * 1_000,
                allocated(result) / bytes);
    }

    private void streamLengths() throws RunnerException {
        print("| events of a Chat stream for an Anthropic client | us | ns an event | bytes allocated an event |");
        print("|---|---|---|---|");
        for (var length : LENGTHS.split(",")) {
            var result = measure(StreamTranslation.class, "events", length);
            var events = Double.parseDouble(length);
            print(
                    "| %s | %.0f | %.0f | %.0f |",
                    length, nanos(result) / 1_000, nanos(result) / events, allocated(result) / events);
        }
        print("");
    }

    private static RunResult measure(Class<?> benchmark, String... parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders")
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(400))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        for (var i = 0; i < parameters.length; i += 2) {
            options = options.param(parameters[i], parameters[i + 1]);
        }
        return new Runner(options.build()).runSingle();
    }

    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
