package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import dev.antigravity.testkit.PluginHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar of the real plugin, loaded both ways.
class BundledPluginIT {
    private static final Path APP = Path.of(System.getProperty("app.folder"));
    private static final Path JAR = APP.resolve("bundled/plugin-antigravity.jar");

    @TempDir
    private Path folder;

    private Plugins open(Path jar, Isolation isolation) {
        var host = new FakeHost(folder);
        return Plugins.open(new PluginSources(List.of(jar), isolation, folder.resolve("plugins")), (_, _) -> host);
    }

    /// The same jar, as it lies on the class path of this test.
    private static Path jarOnClassPath() throws Exception {
        var type = Class.forName("dev.antigravity.plugin.AntigravityPlugin");
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void sharesTheClassLoaderOfTheHostWhenItIsOnTheClassPath() throws Exception {
        try (var plugins = open(jarOnClassPath(), Isolation.SHARED)) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.classLoader("antigravity")).isSameAs(Plugins.class.getClassLoader());
            assertThat(plugins.commands()).isNotEmpty();
        }
    }

    @Test
    void isLoadedApartWhenAskedTo() throws Exception {
        try (var plugins = open(jarOnClassPath(), Isolation.APART)) {
            assertThat(plugins.classLoader("antigravity")).isNotSameAs(Plugins.class.getClassLoader());
            assertThat(plugins.commands()).isNotEmpty();
        }
    }

    @Test
    void isLoadedApartWhenItIsNotOnTheClassPath() throws IOException {
        var elsewhere = Files.copy(JAR, folder.resolve("elsewhere.jar"));

        try (var plugins = open(elsewhere, Isolation.SHARED)) {
            assertThat(plugins.classLoader("antigravity")).isNotSameAs(Plugins.class.getClassLoader());
            assertThat(plugins.commands()).isNotEmpty();
        }
    }

    @Test
    void leavesNoThreadAndNoClassBehind() {
        try (var harness = PluginHarness.load(JAR, new FakeHost(folder))) {
            assertThat(harness.run("/antigravity version", new FakeConversation())
                            .exitCode())
                    .isZero();
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("antigravity-"));
    }

    @Test
    void liesAloneAmongTheBundledOnes() throws IOException {
        try (var files = Files.list(APP.resolve("bundled"))) {
            assertThat(files).containsExactly(JAR);
        }
    }
}
