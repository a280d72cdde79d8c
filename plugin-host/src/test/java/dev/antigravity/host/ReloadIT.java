package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.HostEvent;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar of the real plugin, its proxy listening, loaded and unloaded over and over in one host.
///
/// Runs with `-XX:SoftRefLRUPolicyMSPerMB=0`: the JDK remembers softly the last class whose record methods it linked
/// (`java.lang.runtime.ObjectMethods`), which is no leak and would look like one. Decision 0023 tells more.
class ReloadIT {
    private static final Path JAR = Path.of(System.getProperty("app.folder")).resolve("bundled/plugin-antigravity.jar");
    private static final int WARM_UP = 4;
    private static final int TIMES = 20;

    /// Between them they touch every part that opens something: the database, the vault, sockets either way.
    private static final List<String> LINES = List.of(
            "/antigravity list models --provider lab",
            "/antigravity status",
            "/antigravity accounts --verify",
            "/antigravity usage",
            "/antigravity styles list",
            "/antigravity doctor");

    @TempDir
    private Path folder;

    @Test
    void leavesNothingBehind() throws Exception {
        var host = new FakeHost(folder).stayingUp();
        Files.writeString(
                host.paths().home().resolve("config.yaml"),
                "server: { port: 0, embedded: always }\n"
                        + "providers: { lab: { protocol: openai-chat, base-url: \"http://127.0.0.1:9/v1\","
                        + " accounts: [{ name: one, api-key: none }], models: [{ id: m }] } }\n");
        var sources = new PluginSources(List.of(JAR), Isolation.APART, folder.resolve("plugins"));
        try (var plugins = Plugins.open(sources, (_, _) -> host)) {
            var loaders = new ArrayList<WeakReference<ClassLoader>>();
            for (var i = 0; i < WARM_UP; i++) {
                cycle(plugins, host, loaders);
            }
            var files = openFiles();
            var threads = threadsOfPlugins();
            for (var i = 0; i < TIMES; i++) {
                cycle(plugins, host, loaders);
            }

            assertThat(openFiles()).isEqualTo(files);
            assertThat(threadsOfPlugins()).isEqualTo(threads);
            awaitCollection(loaders);
            assertThat(alive(loaders))
                    .as("class loaders in memory: that of the plugin that runs")
                    .isOne();
            plugins.unload("antigravity");
            assertThat(answers(listened(host).getLast())).isFalse();
            assertThat(threadsOfPlugins()).isEmpty();
        }
    }

    private void cycle(Plugins plugins, FakeHost host, List<WeakReference<ClassLoader>> loaders) {
        var before = listened(host).getLast();
        assertThat(plugins.reload("antigravity").replaced()).containsExactly("antigravity");
        var now = listened(host).getLast();
        assertThat(answers(now)).as("the proxy listens").isTrue();
        assertThat(answers(before)).as("the one before does not").isEqualTo(before.equals(now));
        for (var line : LINES) {
            var result = CommandBook.of(plugins.commands())
                    .run(CommandLine.parse(line), folder, CancellationToken.none(), new FakeConversation());
            assertThat(result.exitCode()).as("%s: %s", line, result).isLessThan(2);
        }
        loaders.add(new WeakReference<>(plugins.classLoader("antigravity")));
    }

    private static List<URI> listened(FakeHost host) {
        return host.published().stream()
                .flatMap(event -> event instanceof HostEvent.ProxyStateChanged(var address)
                        ? address.stream()
                        : Stream.<URI>empty())
                .toList();
    }

    private static boolean answers(URI address) {
        try (var _ = new Socket(address.getHost(), address.getPort())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /// Timers of the JDK hold what was cancelled until its time would have come, some seconds.
    private static void awaitCollection(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        for (var attempt = 0; attempt < 200 && alive(loaders) > 1; attempt++) {
            System.gc();
            Thread.sleep(100);
        }
    }

    /// Whatever a plugin starts inherits its class loader.
    private static List<String> threadsOfPlugins() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("antigravity")
                        || thread.getContextClassLoader() != null
                                && thread.getContextClassLoader() != ReloadIT.class.getClassLoader())
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /// What this process holds open, without the numbers the kernel gives.
    private static List<String> openFiles() throws IOException {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.map(ReloadIT::target).sorted().toList();
        }
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString().replaceFirst(":\\[\\d+]", "");
        } catch (IOException _) {
            return "the list itself";
        }
    }
}
