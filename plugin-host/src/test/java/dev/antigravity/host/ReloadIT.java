package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar of the real plugin, its proxy listening, loaded and unloaded over and over in one host.
class ReloadIT {
    private static final Path JAR = Path.of(System.getProperty("app.folder")).resolve("bundled/plugin-antigravity.jar");
    private static final int WARM_UP = 4;
    private static final int TIMES = 20;

    @TempDir
    private Path folder;

    @Test
    void leavesNothingBehind() throws Exception {
        var port = freePort();
        var host = new FakeHost(folder).stayingUp();
        Files.writeString(
                host.paths().home().resolve("config.yaml"),
                "server: { port: " + port + ", embedded: always }\n"
                        + "providers: { lab: { protocol: openai-chat, base-url: \"http://127.0.0.1:9/v1\","
                        + " accounts: [{ name: one, api-key: none }], models: [{ id: m }] } }\n");
        var sources = new PluginSources(List.of(JAR), Isolation.APART, folder.resolve("plugins"));
        try (var plugins = Plugins.open(sources, (_, _) -> host)) {
            var loaders = new ArrayList<WeakReference<ClassLoader>>();
            for (var i = 0; i < WARM_UP; i++) {
                cycle(plugins, port, loaders);
            }
            var files = openFiles();
            for (var i = 0; i < TIMES; i++) {
                cycle(plugins, port, loaders);
            }

            assertThat(openFiles()).hasSameSizeAs(files);
            awaitCollection(loaders);
            assertThat(alive(loaders))
                    .as("class loaders in memory: that of the plugin that runs, and one the JVM has not let go of yet")
                    .isLessThanOrEqualTo(2);
            plugins.unload("antigravity");
            assertThat(answers(port)).isFalse();
            assertThat(threads()).isEmpty();
        }
    }

    private void cycle(Plugins plugins, int port, List<WeakReference<ClassLoader>> loaders) {
        assertThat(plugins.reload("antigravity").replaced()).containsExactly("antigravity");
        assertThat(answers(port)).as("the proxy listens").isTrue();
        for (var line : List.of("/antigravity list models --provider lab", "/antigravity status")) {
            var result = CommandBook.of(plugins.commands())
                    .run(CommandLine.parse(line), folder, CancellationToken.none(), new FakeConversation());
            assertThat(result.exitCode()).as(String.valueOf(result)).isZero();
        }
        loaders.add(new WeakReference<>(plugins.classLoader("antigravity")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
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

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("antigravity"))
                .toList();
    }

    private static List<Path> openFiles() throws IOException {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return entries.toList();
        }
    }
}
