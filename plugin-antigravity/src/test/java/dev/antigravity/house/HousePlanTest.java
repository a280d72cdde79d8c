package dev.antigravity.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the compiled classes against the house plan: a room uses rooms on lower floors only, and a library enters
/// through one room. A new room or arrow is a decision (`docs/decisions/0001-house-plan.md`).
class HousePlanTest {
    private static final String HOUSE = "dev.antigravity.";
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern ARROW = Pattern.compile("\\s*(dev\\.antigravity\\.[\\w.]+)\\s+->\\s+([\\w.]+)\\s+.*");

    private static final List<List<String>> FLOORS = List.of(
            List.of("json", "files", "picture", "form"),
            List.of("sse", "net", "secret", "envfile", "spelling", "service", "store"),
            List.of("chat", "account", "schema"),
            List.of("protocol", "catalog", "oauth", "settings", "pool", "tokens"),
            List.of("route", "upstream", "ledger", "protocol.anthropic", "protocol.gemini", "protocol.openai"),
            List.of(
                    "relay",
                    "image",
                    "metrics",
                    "protocol.cloudcode",
                    "protocol.openai.chat",
                    "protocol.openai.responses"),
            List.of("endpoint", "command"),
            List.of("dashboard", "demo"),
            List.of("plugin"));

    /// Which rooms may import a library, by the start of its packages.
    private static final Map<String, List<String>> DOORS = Map.ofEntries(
            Map.entry("tools.jackson.", List.of("json")),
            Map.entry("org.apache.hc.client5.", List.of("net")),
            Map.entry("org.apache.hc.core5.", List.of("net", "endpoint")),
            Map.entry("com.google.crypto.tink.", List.of("secret")),
            Map.entry("org.snakeyaml.", List.of("settings")),
            Map.entry("com.knuddels.jtokkit.", List.of("tokens")),
            Map.entry("io.github.bucket4j.", List.of("endpoint")),
            Map.entry("io.prometheus.", List.of("metrics")),
            Map.entry("java.sql.", List.of("store")),
            Map.entry("org.sqlite.", List.of("store")),
            Map.entry("org.pf4j.", List.of("plugin")),
            Map.entry("dev.antigravity.api.", List.of("plugin", "command", "dashboard", "demo")),
            Map.entry("dev.antigravity.sandbox.", List.of("plugin", "command", "demo")));

    private record Arrow(String from, String to) {}

    @Test
    void everyArrowPointsDown() {
        var wrong = new ArrayList<String>();
        for (var arrow : arrows()) {
            if (!arrow.to().startsWith(HOUSE) || isForeign(arrow.to())) {
                continue;
            }
            var from = room(arrow.from());
            var to = room(arrow.to());
            if (!from.equals(to) && floor(from) <= floor(to)) {
                wrong.add(from + " -> " + to);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLibraryHasOneDoor() {
        var wrong = new ArrayList<String>();
        for (var arrow : arrows()) {
            DOORS.forEach((library, rooms) -> {
                if ((arrow.to() + ".").startsWith(library) && !rooms.contains(room(arrow.from()))) {
                    wrong.add(room(arrow.from()) + " -> " + arrow.to());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        var silent = new ArrayList<String>();
        for (var folder : List.of(Path.of("src/main/java"), Path.of("../plugin-antigravity/src/main/java"))) {
            if (!Files.exists(folder)) {
                continue;
            }
            try (Stream<Path> folders = Files.walk(folder)) {
                folders.filter(Files::isDirectory)
                        .filter(HousePlanTest::holdsCode)
                        .forEach(room -> {
                            if (!Files.exists(room.resolve("package-info.java"))) {
                                silent.add(room.toString());
                            }
                        });
            }
        }
        assertThat(silent).isEmpty();
    }

    private static boolean holdsCode(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForeign(String target) {
        return target.startsWith(HOUSE + "api") || target.startsWith(HOUSE + "sandbox");
    }

    private static String room(String packageName) {
        return packageName.substring(HOUSE.length());
    }

    private static int floor(String room) {
        for (var floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        throw new AssertionError("the house plan has no room " + room);
    }

    private static List<Arrow> arrows() {
        var out = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        var status = jdeps.run(
                new PrintWriter(out),
                new PrintWriter(out),
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                "-verbose:package",
                "-cp",
                System.getProperty("java.class.path"),
                CLASSES.toString());
        assertThat(status).as(out.toString()).isZero();
        var arrows = new TreeMap<String, Arrow>();
        out.toString()
                .lines()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .forEach(match -> arrows.put(match.group(), new Arrow(match.group(1), match.group(2))));
        assertThat(arrows).isNotEmpty();
        return List.copyOf(arrows.values());
    }
}
