package dev.antigravity.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What `benchmarks/run` starts: all of it into `RESULTS.md`, or one part onto the screen.
public final class Benchmarks {
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- /measured -->";

    private Benchmarks() {}

    /// @param arguments the project's root folder, then `all`, `load` with names of scenarios, or `codecs`
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]).toAbsolutePath().normalize();
        switch (arguments.length > 1 ? arguments[1] : "all") {
            case "load" ->
                new LoadHarness(root, List.of(arguments).subList(2, arguments.length), new Table(System.out)).run();
            case "codecs" -> new MicroBenchmarks(System.out).run();
            default -> all(root);
        }
        System.exit(0);
    }

    private static void all(Path root) throws Exception {
        var results = root.resolve("benchmarks/RESULTS.md");
        var text = Files.readString(results);
        var report = new ByteArrayOutputStream();
        try (var out = new PrintStream(new Both(System.out, report), true, StandardCharsets.UTF_8)) {
            out.println(BEGIN);
            out.println();
            out.println(machine());
            out.println();
            out.println("### The proxy");
            out.println();
            new LoadHarness(root, List.of(), new Table(out)).run();
            out.println();
            out.println("### The codecs");
            out.println();
            new MicroBenchmarks(out).run();
            out.println(machineLoad());
            out.println();
        }
        Files.writeString(
                results,
                text.substring(0, text.indexOf(BEGIN))
                        + report.toString(StandardCharsets.UTF_8)
                        + text.substring(text.indexOf(END)));
    }

    private static String machine() throws IOException {
        var cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
        return "%s: %s, %d cores, %s, Java %s. %s"
                .formatted(
                        LocalDate.now(),
                        cpu,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version(),
                        machineLoad());
    }

    /// How much else was going on.
    private static String machineLoad() throws IOException {
        return String.format(
                Locale.ROOT,
                "Processes that wanted to run in the last minute: %s.",
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /// Writes to two streams.
    private static final class Both extends OutputStream {
        private final OutputStream first;
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            first.write(bytes, from, length);
            second.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            first.flush();
        }
    }
}
