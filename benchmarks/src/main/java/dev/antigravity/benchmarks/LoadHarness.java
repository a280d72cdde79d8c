package dev.antigravity.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Puts the proxy under load, direct calls and calls through it in alternation, and prints a table.
///
/// Arguments: the project's root folder, then the names of the scenarios to run; all if there are none.
public final class LoadHarness {
    private static final int ROUNDS = 7;

    private final Path root;
    private final List<String> wanted;
    private final ScriptedUpstream upstream = new ScriptedUpstream();

    private LoadHarness(Path root, List<String> wanted) throws IOException {
        this.root = root;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        var names = List.of(arguments).subList(1, arguments.length);
        new LoadHarness(Path.of(arguments[0]).toAbsolutePath().normalize(), names).run();
    }

    private boolean runs(String scenario) {
        return wanted.isEmpty() || wanted.contains(scenario);
    }

    private void run() throws Exception {
        print("| measure | direct | through the proxy | added or per unit |");
        print("|---|---|---|---|");
        if (runs("start")) {
            start();
        }
        try (upstream;
                var proxy = ProxyProcess.start(root, upstream.port())) {
            if (runs("idle")) {
                Thread.sleep(3_000);
                print("| idle memory after start, RSS | | %d MB | |", proxy.residentMegabytes());
            }
            latency(proxy);
            cpu(proxy);
            events(proxy);
            firstEvent(proxy);
            bodies(proxy);
            paced(proxy);
            print("| memory after all of this, RSS | | %d MB | |", proxy.residentMegabytes());
        }
    }

    /// From the process's start to the end of its first answer.
    private void start() throws Exception {
        var millis = new long[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var began = System.nanoTime();
            try (var proxy = ProxyProcess.start(root, upstream.port());
                    var client = new WireClient(proxy.port())) {
                expect(200, client.exchange(request(Dialect.ANTHROPIC, "a/small", false, 300)));
                millis[i] = (System.nanoTime() - began);
            }
        }
        var sorted = Percentiles.of(millis);
        print("| start to first answer, median of %d | | %.0f ms | |", ROUNDS, sorted.at(50) / 1_000);
    }

    private void latency(ProxyProcess proxy) throws IOException {
        for (var lane : Lane.values()) {
            if (!runs("latency")) {
                return;
            }
            var direct = new ArrayList<Long>();
            var through = new ArrayList<Long>();
            try (var near = new WireClient(upstream.port());
                    var far = new WireClient(proxy.port())) {
                var nearRequest = request(lane.upstream, "small", false, 300);
                var farRequest = request(lane.client, lane.model("small"), false, 300);
                for (var round = 0; round < 40; round++) {
                    measure(near, nearRequest, 100, round < 20 ? null : direct);
                    measure(far, farRequest, 100, round < 20 ? null : through);
                }
            }
            var a = percentiles(direct);
            var b = percentiles(through);
            print(
                    "| small request, %s, one at a time, p50 | %.0f us | %.0f us | +%.0f us |",
                    lane.title, a.at(50), b.at(50), b.at(50) - a.at(50));
            print(
                    "| small request, %s, one at a time, p99 | %.0f us | %.0f us | +%.0f us |",
                    lane.title, a.at(99), b.at(99), b.at(99) - a.at(99));
        }
    }

    private void cpu(ProxyProcess proxy) throws Exception {
        for (var bytes : new int[] {300, 72_000}) {
            for (var lane : Lane.values()) {
                if (runs("cpu")) {
                    var request = request(lane.client, lane.model("small"), false, bytes);
                    var count = bytes < 1_000 ? 20_000 : 3_000;
                    load(proxy.port(), request, 8, count);
                    var best = Double.MAX_VALUE;
                    var all = new long[ROUNDS];
                    for (var round = 0; round < ROUNDS; round++) {
                        var before = proxy.cpu();
                        load(proxy.port(), request, 8, count);
                        var used = proxy.cpu().minus(before);
                        all[round] = used.toNanos() / count;
                        best = Math.min(best, all[round] / 1_000.0);
                    }
                    print(
                            "| CPU a request of %s, %s, 8 at once | | | median %.0f us (best %.0f) |",
                            size(bytes), lane.title, Percentiles.of(all).at(50), best);
                }
            }
        }
    }

    private void events(ProxyProcess proxy) throws Exception {
        var events = 2_000;
        for (var lane : Lane.values()) {
            if (runs("events")) {
                var request = request(lane.client, lane.model("burst-" + events), true, 300);
                load(proxy.port(), request, 4, 100);
                var all = new long[ROUNDS];
                for (var round = 0; round < ROUNDS; round++) {
                    var before = proxy.cpu();
                    load(proxy.port(), request, 4, 100);
                    all[round] = proxy.cpu().minus(before).toNanos() / (100L * events);
                }
                print(
                        "| CPU an event, burst of %d, %s | | | median %.2f us (best %.2f) |",
                        events,
                        lane.title,
                        Percentiles.of(all).at(50),
                        Percentiles.of(all).at(0));
            }
        }
    }

    private void firstEvent(ProxyProcess proxy) throws Exception {
        for (var lane : Lane.values()) {
            if (runs("first-event")) {
                var direct = new ArrayList<Long>();
                var through = new ArrayList<Long>();
                for (var round = 0; round < 6; round++) {
                    var near = streams(upstream.port(), request(lane.upstream, "paced-10-20", true, 300), 16);
                    var far = streams(proxy.port(), request(lane.client, lane.model("paced-10-20"), true, 300), 16);
                    if (round > 0) {
                        near.forEach(answer -> direct.add(answer.firstByteNanos()));
                        far.forEach(answer -> through.add(answer.firstByteNanos()));
                    }
                }
                var a = percentiles(direct);
                var b = percentiles(through);
                print(
                        "| time to the first event, 16 streams, %s, p50 / p99 | %.2f / %.2f ms | %.2f / %.2f ms | +%.2f / +%.2f ms |",
                        lane.title,
                        a.at(50) / 1_000,
                        a.at(99) / 1_000,
                        b.at(50) / 1_000,
                        b.at(99) / 1_000,
                        (b.at(50) - a.at(50)) / 1_000,
                        (b.at(99) - a.at(99)) / 1_000);
            }
        }
    }

    private void bodies(ProxyProcess proxy) throws IOException {
        if (!runs("bodies")) {
            return;
        }
        for (var bytes : new int[] {1_000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000, 20_000_000}) {
            for (var lane : Lane.values()) {
                var direct = new ArrayList<Long>();
                var through = new ArrayList<Long>();
                var count = bytes > 2_000_000 ? 4 : 30;
                try (var near = new WireClient(upstream.port());
                        var far = new WireClient(proxy.port())) {
                    var nearRequest = request(lane.upstream, "small", false, bytes);
                    var farRequest = request(lane.client, lane.model("small"), false, bytes);
                    for (var round = 0; round < 4; round++) {
                        measure(near, nearRequest, count, round == 0 ? null : direct);
                        measure(far, farRequest, count, round == 0 ? null : through);
                    }
                }
                var a = percentiles(direct);
                var b = percentiles(through);
                print(
                        "| body of %s, %s, p50 / p99 | %.2f / %.2f ms | %.2f / %.2f ms | +%.2f / +%.2f ms |",
                        size(bytes),
                        lane.title,
                        a.at(50) / 1_000,
                        a.at(99) / 1_000,
                        b.at(50) / 1_000,
                        b.at(99) / 1_000,
                        (b.at(50) - a.at(50)) / 1_000,
                        (b.at(99) - a.at(99)) / 1_000);
            }
        }
    }

    private void paced(ProxyProcess proxy) throws Exception {
        for (var lane : Lane.values()) {
            if (runs("paced")) {
                var before = proxy.cpu();
                var answers = streams(proxy.port(), request(lane.client, lane.model("paced-50-200"), true, 300), 2_000);
                var used = proxy.cpu().minus(before);
                var whole = answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .count();
                var events =
                        answers.stream().mapToLong(WireClient.Answer::events).sum();
                var spread = answers.stream()
                        .mapToLong(WireClient.Answer::events)
                        .distinct()
                        .count();
                print(
                        "| 2,000 paced streams at once, %s | | %d whole, %d events, %s alike | %.1f us an event, RSS %d MB |",
                        lane.title,
                        whole,
                        events,
                        spread == 1 ? "all" : "NOT all",
                        used.toNanos() / 1_000.0 / events,
                        proxy.residentMegabytes());
            }
        }
    }

    /// Who speaks what.
    private enum Lane {
        SAME("same protocol", Dialect.ANTHROPIC, Dialect.ANTHROPIC, "a/"),
        TRANSLATED("translated", Dialect.ANTHROPIC, Dialect.CHAT, "c/");

        private final String title;
        private final Dialect client;
        private final Dialect upstream;
        private final String prefix;

        Lane(String title, Dialect client, Dialect upstream, String prefix) {
            this.title = title;
            this.client = client;
            this.upstream = upstream;
            this.prefix = prefix;
        }

        String model(String name) {
            return prefix + name;
        }
    }

    private static byte[] request(Dialect dialect, String model, boolean stream, int bytes) {
        return WireClient.request(dialect.path(), ProxyProcess.KEY, dialect.request(model, stream, bytes));
    }

    private static void measure(WireClient client, byte[] request, int count, @Nullable List<Long> into)
            throws IOException {
        for (var i = 0; i < count; i++) {
            var answer = client.exchange(request);
            expect(200, answer);
            if (into != null) {
                into.add(answer.totalNanos());
            }
        }
    }

    /// Sends `count` requests over `connections` kept connections.
    private static void load(int port, byte[] request, int connections, int count)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = new ArrayList<Future<?>>();
            for (var i = 0; i < connections; i++) {
                jobs.add(threads.submit(() -> {
                    try (var client = new WireClient(port)) {
                        for (var sent = 0; sent < count / connections; sent++) {
                            expect(200, client.exchange(request));
                        }
                    }
                    return null;
                }));
            }
            for (var job : jobs) {
                job.get();
            }
        }
    }

    private static List<WireClient.Answer> streams(int port, byte[] request, int count)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = new ArrayList<Future<WireClient.Answer>>();
            for (var i = 0; i < count; i++) {
                jobs.add(threads.submit(() -> {
                    try (var client = new WireClient(port)) {
                        return client.exchange(request);
                    }
                }));
            }
            var answers = new ArrayList<WireClient.Answer>();
            for (var job : jobs) {
                answers.add(job.get());
            }
            return answers;
        }
    }

    private static Percentiles percentiles(List<Long> nanos) {
        return Percentiles.of(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static void expect(int status, WireClient.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("expected " + status + ", got " + answer);
        }
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000.0 + " KB" : bytes / 1_000_000 + " MB";
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
