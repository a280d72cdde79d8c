package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that come, change and go while the host runs.
class PluginChangesTest {
    @TempDir
    private Path folder;

    private Path plugins;
    private FakeHost host;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        host = new FakeHost(folder);
    }

    private Plugins open() {
        return Plugins.open(
                new PluginSources(List.of(), Isolation.SHARED, plugins), (_, _) -> host, Duration.ofSeconds(20));
    }

    /// Another jar of the same plugin.
    private static PluginJar other(String id) {
        return DemoPlugins.hello(id, "System.setProperty(\"other." + mark(id) + "\", \"runs\");", "");
    }

    private static String mark(String id) {
        return "of-" + id;
    }

    private static boolean otherRuns(String id) {
        return System.clearProperty("other." + mark(id)) != null;
    }

    private String say(Plugins opened, String line) {
        return DemoPlugins.text(CommandBook.of(opened.commands())
                .run(CommandLine.parse(line), folder, CancellationToken.none(), new FakeConversation()));
    }

    @Test
    void takesOverWhatCameAndWentInTheFolder() throws IOException {
        var first = DemoPlugins.hello("first").write(plugins);
        try (var opened = open()) {
            var before = opened.generation();
            Files.delete(first);
            DemoPlugins.hello("second").write(plugins);

            assertThat(opened.refresh())
                    .isEqualTo(new Changes(List.of("second"), List.of(), List.of("first"), List.of()));
            assertThat(opened.generation()).isGreaterThan(before);
            assertThat(opened.refresh().isNone()).isTrue();
        }
    }

    @Test
    void runsOnWhileItsJarIsReplacedAndThenRunsTheNewOne() {
        DemoPlugins.hello("greeter").write(plugins);
        try (var opened = open()) {
            other("greeter").write(plugins);

            assertThat(say(opened, "/greeter hello")).contains("hello from 1.2.3");
            assertThat(opened.refresh().problems()).hasSize(1);
            assertThat(say(opened, "/greeter hello")).contains("hello from 1.2.3");
            assertThat(otherRuns("greeter")).isFalse();

            assertThat(opened.accept("greeter").replaced()).containsExactly("greeter");
            assertThat(otherRuns("greeter")).isTrue();
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void goesBackToTheOldOneWhereTheNewOneDoesNotStart() {
        DemoPlugins.hello("greeter").write(plugins);
        try (var opened = open()) {
            DemoPlugins.hello("greeter", "throw new IllegalStateException(\"no port left\");", "")
                    .write(plugins);

            var changes = opened.accept("greeter");

            assertThat(changes.problems()).containsExactly(new PluginProblem("greeter", "did not start: no port left"));
            assertThat(changes.stopped()).isEmpty();
            assertThat(say(opened, "/greeter hello")).contains("hello from 1.2.3");
        }
    }

    @Test
    void startsThoseAnewThatDependOnIt() {
        DemoPlugins.hello("ground").write(plugins);
        DemoPlugins.hello("tower").attribute("Plugin-Dependencies", "ground").write(plugins);
        try (var opened = open()) {
            assertThat(opened.reload("ground").replaced()).containsExactlyInAnyOrder("ground", "tower");
            assertThat(opened.unload("ground").stopped()).containsExactly("ground", "tower");
            assertThat(opened.loaded()).isEmpty();
            assertThat(opened.refresh().started()).containsExactly("ground", "tower");
        }
    }

    @Test
    void saysThatACommandIsGone() {
        DemoPlugins.hello("greeter").write(plugins);
        try (var opened = open()) {
            var book = CommandBook.of(opened.commands());
            opened.unload("greeter");

            var result = book.run(
                    CommandLine.parse("/greeter hello"), folder, CancellationToken.none(), new FakeConversation());

            assertThat(DemoPlugins.text(result)).isEqualTo("The plugin greeter was unloaded.");
            assertThatThrownBy(() -> opened.reload("greeter")).hasMessageContaining("No plugin greeter runs");
        }
    }

    @Test
    void leavesASlowStarterAloneAndGoesOn() {
        DemoPlugins.hello("good").write(plugins);
        DemoPlugins.hello(
                        "slow",
                        "try { Thread.sleep(60_000); } catch (InterruptedException e) { throw new IllegalStateException(e); }",
                        "")
                .write(plugins);
        var sources = new PluginSources(List.of(), Isolation.SHARED, plugins);

        try (var opened = Plugins.open(sources, (_, _) -> host, Duration.ofMillis(1500))) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(opened.problems())
                    .containsExactly(
                            new PluginProblem("slow", "did not start: took longer than 1.5 s and was left alone"));
        }
    }

    @Test
    void turnsAwayAPluginThatOverflowsTheStack() {
        DemoPlugins.hello("good").write(plugins);
        DemoPlugins.hello("deep", "onStart();", "").write(plugins);

        try (var opened = open()) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(opened.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("StackOverflowError"));
        }
    }

    @Test
    void leavesNothingBehindHoweverOftenItIsLoaded() throws IOException {
        DemoPlugins.hello("busy", """
                        context().host().events().subscribe(HostEvent.class, _ -> {});
                        var worker = Thread.ofPlatform().name("busy-worker").start(() -> {
                            try { Thread.sleep(600_000); } catch (InterruptedException e) { return; }
                        });
                        System.getProperties().put("busy", (Runnable) worker::interrupt);
                        System.getProperties().put("busy.end", (Runnable) () -> {
                            try { worker.join(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                        });
                        """, """
                        ((Runnable) System.getProperties().remove("busy")).run();
                        ((Runnable) System.getProperties().remove("busy.end")).run();
                        """).entry("words.txt", "a resource").write(plugins);
        try (var opened = open()) {
            var loaders = new ArrayList<WeakReference<ClassLoader>>();
            for (var i = 0; i < 5; i++) {
                cycle(opened, loaders);
            }
            var threads = threads();
            var files = openFiles();
            for (var i = 0; i < 45; i++) {
                cycle(opened, loaders);
            }

            assertThat(threads()).isEqualTo(threads);
            assertThat(openFiles()).isEqualTo(files);
            for (var attempt = 0; attempt < 50 && alive(loaders) > 1; attempt++) {
                System.gc();
            }
            assertThat(alive(loaders))
                    .as("class loaders in memory: that of the plugin that runs")
                    .isOne();
            opened.unload("busy");
            assertThat(openFiles()).isEmpty();
        }
    }

    private void cycle(Plugins opened, List<WeakReference<ClassLoader>> loaders) throws IOException {
        assertThat(opened.reload("busy").replaced()).containsExactly("busy");
        assertThat(say(opened, "/busy hello")).contains("hello from 1.2.3");
        var loader = opened.classLoader("busy");
        try (var in = loader.getResourceAsStream("words.txt")) {
            assertThat(in).isNotNull();
        }
        try (var in = Objects.requireNonNull(loader.getResource("words.txt")).openStream()) {
            assertThat(in).hasContent("a resource");
        }
        loaders.add(new WeakReference<>(loader));
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /// Those of plugins.
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("busy") || name.startsWith("plugin-"))
                .collect(Collectors.toSet());
    }

    /// The jars this process holds open. Empty where a system does not tell.
    private static List<String> openFiles() throws IOException {
        var table = Path.of("/proc/self/fd");
        if (!Files.isDirectory(table)) {
            return List.of();
        }
        try (var entries = Files.list(table)) {
            return entries.map(PluginChangesTest::target)
                    .filter(file -> file.contains("plugins"))
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException _) {
            return ""; // closed just now
        }
    }
}
