package dev.antigravity.benchmarks;

import static dev.antigravity.benchmarks.Table.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Puts the proxy under load, direct calls and calls through it in alternation, and prints a table.
final class LoadHarness {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int SMALL = 300;
    private static final int EVENTS = 2_000;

    private final Path root;
    private final List<String> wanted;
    private final Table table;
    private final ScriptedUpstream upstream = new ScriptedUpstream();

    /// @param wanted names of scenarios; all of them if there are none
    LoadHarness(Path root, List<String> wanted, Table table) throws IOException {
        this.root = root;
        this.wanted = wanted;
        this.table = table;
    }

    private interface Scenario {
        void run(ProxyProcess proxy) throws Exception;
    }

    void run() throws Exception {
        if (runs("start")) {
            start();
        }
        if (runs("pictures")) {
            pictures();
        }
        try (upstream;
                var proxy = ProxyProcess.start(root, upstream.port())) {
            with(proxy, "idle", this::idle);
            with(proxy, "latency", this::latency);
            with(proxy, "models", this::models);
            with(proxy, "cpu", this::cpu);
            with(proxy, "events", this::events);
            with(proxy, "first-event", this::firstEvent);
            with(proxy, "bodies", this::bodies);
            with(proxy, "paced", this::paced);
            with(proxy, "rest", this::rest);
        }
    }

    private boolean runs(String scenario) {
        return wanted.isEmpty() || wanted.contains(scenario);
    }

    private void with(ProxyProcess proxy, String name, Scenario scenario) throws Exception {
        if (runs(name)) {
            scenario.run(proxy);
        }
    }

    /// From the process's start to the end of its first answer. The launcher makes its cache before the first round.
    private void start() throws Exception {
        ProxyProcess.start(root, upstream.port()).close();
        var nanos = new ArrayList<Long>();
        for (var i = 0; i < ROUNDS; i++) {
            var began = System.nanoTime();
            try (var proxy = ProxyProcess.start(root, upstream.port());
                    var client = new WireClient(proxy.port())) {
                Clients.oneByOne(client, Lane.SAME.toProxy("small", false, SMALL), 1);
                nanos.add(System.nanoTime() - began);
            }
        }
        var sorted = Percentiles.of(nanos);
        var median = sorted.at(50) / 1_000;
        table.bounded(
                "start to the end of the first answer, median of " + ROUNDS,
                "",
                millis(sorted.at(50)),
                "best " + millis(sorted.at(0)),
                median,
                400,
                "ms");
    }

    /// Twenty pictures of 20 MB, all of them half way at one moment, through a heap that could not hold them; and the
    /// same where each of them is drawn from one as large.
    private void pictures() throws Exception {
        try (var proxy = ProxyProcess.start(root, upstream.port(), "-Xmx256m -XX:+ExitOnOutOfMemoryError")) {
            for (var lane : List.of("c", "r", "g")) {
                var model = lane + "/picture-20-20";
                var wish = "{\"model\":\"" + model + "\",\"prompt\":\"a fox\"}";
                pictures(lane, "pictures", WireClient.post("/v1/images/generations", ProxyProcess.KEY, wish), proxy);
                pictures(lane, "edits", WireClient.edit(model, ProxyProcess.KEY, 20_000_000), proxy);
            }
        }
    }

    private void pictures(String lane, String what, byte[] request, ProxyProcess proxy) throws Exception {
        var whole = Clients.streams(proxy.port(), request, 20).stream()
                .filter(answer -> answer.bytes() > LargePicture.base64Bytes(20))
                .count();
        var way = switch (lane) {
            case "c" -> Lane.SAME.title();
            case "r" -> "the Responses tool";
            default -> "Gemini";
        };
        table.claim(
                "20 " + what + " of 20 MB at once in a heap of 256 MB, " + way,
                whole + " whole, " + proxy.residentMegabytes() + " MB resident",
                "all whole",
                whole == 20);
    }

    private void idle(ProxyProcess proxy) throws Exception {
        Thread.sleep(6_000);
        var megabytes = proxy.residentMegabytes();
        table.bounded("idle memory after start, resident", "", megabytes + " MB", "", megabytes, 80, "MB");
    }

    private void latency(ProxyProcess proxy) throws Exception {
        try (var bare = ProxyProcess.bare(root, upstream.port())) {
            for (var contestant : contestants(bare, proxy, "small", false)) {
                contestant.warmUp(8);
                try (var near = new WireClient(upstream.port());
                        var far = new WireClient(contestant.port())) {
                    var pairs = Alternation.of(
                            12,
                            2,
                            () -> Clients.oneByOne(near, contestant.direct(), 200),
                            () -> Clients.oneByOne(far, contestant.through(), 200));
                    var measure = "small request, " + contestant.title() + ", one at a time";
                    pairs.show(measure + ", p50", 50, contestant.isOurs() ? 200 : Double.NaN, table);
                    pairs.show(measure + ", p99", 99, contestant.isOurs() ? 600 : Double.NaN, table);
                }
            }
        }
    }

    /// Who stands between client and upstream: the least a proxy can be, then ours on each lane.
    private List<Contestant> contestants(ProxyProcess bare, ProxyProcess proxy, String script, boolean stream) {
        var all = new ArrayList<Contestant>();
        var plain = Lane.SAME.toUpstream(script, stream, SMALL);
        all.add(new Contestant("bare proxy", bare.port(), plain, plain));
        for (var lane : Lane.values()) {
            all.add(new Contestant(
                    lane.title(),
                    proxy.port(),
                    lane.toUpstream(script, stream, SMALL),
                    lane.toProxy(script, stream, SMALL)));
        }
        return all;
    }

    private record Contestant(String title, int port, byte[] direct, byte[] through) {
        /// Twenty thousand exchanges: what is measured is a proxy that has been up for a while.
        void warmUp(int connections) throws Exception {
            Clients.load(port, through, connections, 20_000);
        }

        boolean isOurs() {
            return direct != through;
        }
    }

    private void models(ProxyProcess proxy) throws IOException {
        try (var client = new WireClient(proxy.port())) {
            var request = WireClient.get("/v1/models", ProxyProcess.KEY);
            var first = Percentiles.of(Clients.oneByOne(client, request, 1)).at(100) / 1_000;
            var later = Percentiles.of(Clients.oneByOne(client, request, 200)).at(99) / 1_000;
            table.bounded(
                    "`/v1/models`, the first; p99 of 200",
                    "",
                    number(first) + "; " + number(later) + " ms",
                    "",
                    Math.max(first, later),
                    100,
                    "ms");
        }
    }

    private void cpu(ProxyProcess proxy) throws Exception {
        try (var bare = ProxyProcess.bare(root, upstream.port())) {
            for (var bytes : new int[] {SMALL, 72_000}) {
                var count = bytes == SMALL ? 16_000 : 2_400;
                var floor = cpuEach(bare, Lane.SAME.toUpstream("small", false, bytes), 8, count);
                for (var lane : Lane.values()) {
                    var goal = bytes == SMALL ? lane == Lane.SAME ? 75 : 150 : lane == Lane.SAME ? 250 : 1_000;
                    showCpu(
                            "CPU a request of " + size(bytes) + ", " + lane.title() + ", 8 at once",
                            floor,
                            cpuEach(proxy, lane.toProxy("small", false, bytes), 8, count),
                            goal);
                }
            }
        }
    }

    private void events(ProxyProcess proxy) throws Exception {
        try (var bare = ProxyProcess.bare(root, upstream.port())) {
            var floor = cpuEach(bare, Lane.SAME.toUpstream("burst-" + EVENTS, true, SMALL), 4, 100);
            for (var lane : Lane.values()) {
                var used = cpuEach(proxy, lane.toProxy("burst-" + EVENTS, true, SMALL), 4, 100);
                showCpu(
                        "CPU an event in bursts of " + EVENTS + ", " + lane.title() + ", 4 streams",
                        floor.stream().map(nanos -> nanos / EVENTS).toList(),
                        used.stream().map(nanos -> nanos / EVENTS).toList(),
                        lane == Lane.SAME ? 3.5 : 6);
            }
        }
    }

    private void showCpu(String measure, List<Long> bare, List<Long> ours, double goal) {
        var floor = Percentiles.of(bare);
        var used = Percentiles.of(ours);
        table.bounded(
                measure,
                "bare " + number(floor.at(50)) + " us",
                number(used.at(50)) + " us (best " + number(used.at(0)) + ")",
                "x " + number(used.at(50) / floor.at(50)),
                used.at(50),
                goal,
                "us");
    }

    /// Processor time of a process for one of many exchanges, once for each round.
    private static List<Long> cpuEach(ProxyProcess proxy, byte[] request, int connections, int count) throws Exception {
        for (var round = 0; round < WARM_UP; round++) {
            Clients.load(proxy.port(), request, connections, count);
        }
        var nanos = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS; round++) {
            var before = proxy.cpu();
            Clients.load(proxy.port(), request, connections, count);
            nanos.add(proxy.cpu().minus(before).toNanos() / count);
        }
        return nanos;
    }

    private void firstEvent(ProxyProcess proxy) throws Exception {
        try (var bare = ProxyProcess.bare(root, upstream.port())) {
            for (var warm : contestants(bare, proxy, "burst-10", true)) {
                warm.warmUp(16);
            }
            for (var contestant : contestants(bare, proxy, "paced-10-20", true)) {
                var pairs = Alternation.of(
                        14,
                        2,
                        () -> firstEvents(upstream.port(), contestant.direct()),
                        () -> firstEvents(contestant.port(), contestant.through()));
                var measure = "time to the first event, 16 streams, " + contestant.title();
                pairs.show(measure + ", p50", 50, Double.NaN, table);
                pairs.show(measure + ", p99", 99, contestant.isOurs() ? 800 : Double.NaN, table);
            }
        }
    }

    private static List<Long> firstEvents(int port, byte[] request) throws Exception {
        return Clients.streams(port, request, 16).stream()
                .map(WireClient.Answer::firstByteNanos)
                .toList();
    }

    private void bodies(ProxyProcess proxy) throws IOException {
        for (var bytes : new int[] {1_000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000, 20_000_000}) {
            for (var lane : Lane.values()) {
                var count = bytes > 2_000_000 ? 3 : 25;
                try (var near = new WireClient(upstream.port());
                        var far = new WireClient(proxy.port())) {
                    var direct = lane.toUpstream("small", false, bytes);
                    var through = lane.toProxy("small", false, bytes);
                    var pairs = Alternation.of(
                            5,
                            1,
                            () -> Clients.oneByOne(near, direct, count),
                            () -> Clients.oneByOne(far, through, count));
                    var measure = "body of " + size(bytes) + ", " + lane.title();
                    pairs.show(measure + ", p50", 50, Double.NaN, table);
                    if (bytes == 500_000) {
                        pairs.show(measure + ", p99", 99, lane == Lane.TRANSLATED ? 10_000 : Double.NaN, table);
                    }
                }
            }
        }
    }

    private void paced(ProxyProcess proxy) throws Exception {
        for (var lane : Lane.values()) {
            var before = proxy.cpu();
            var answers = Clients.streams(proxy.port(), lane.toProxy("paced-50-200", true, SMALL), 2_000);
            var used = proxy.cpu().minus(before);
            var events = sum(answers, WireClient.Answer::events);
            var whole = answers.stream().filter(WireClient.Answer::inOrder).count();
            var alike = answers.stream()
                            .mapToLong(WireClient.Answer::events)
                            .distinct()
                            .count()
                    == 1;
            table.claim(
                    "2,000 paced streams at once, " + lane.title(),
                    "%d in order, %.0f events, %.1f us CPU an event, %d MB"
                            .formatted(whole, events, used.toNanos() / 1_000.0 / events, proxy.residentMegabytes()),
                    "none lost, none reordered",
                    whole == 2_000 && alike && events > 2_000 * 50);
        }
    }

    private static double sum(List<WireClient.Answer> answers, ToDoubleFunction<WireClient.Answer> number) {
        return answers.stream().mapToDouble(number).sum();
    }

    private void rest(ProxyProcess proxy) throws Exception {
        var busy = proxy.residentMegabytes();
        Thread.sleep(20_000);
        table.plain(
                "memory after all of this, resident",
                "",
                busy + " MB",
                "20 s later " + proxy.residentMegabytes() + " MB");
    }

    static String millis(double micros) {
        return number(micros / 1_000) + " ms";
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? number(bytes / 1_000.0) + " KB" : bytes / 1_000_000 + " MB";
    }
}
