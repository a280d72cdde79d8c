package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginException;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plugin's jar has to do with the one the user had before.
class PluginPinsTest {
    @TempDir
    private Path folder;

    private Path plugins;
    private Path pins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        pins = plugins.resolve("plugins.sha256");
    }

    private Plugins open() {
        return Plugins.open(new PluginSources(List.of(), Isolation.SHARED, plugins), (_, _) -> new FakeHost(folder));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void remembersAJarWhenItIsFirstSeen() throws Exception {
        var jar = DemoPlugins.hello("good").write(plugins);

        open().close();

        assertThat(pins).hasContent(sha256(jar) + "  good  # good-1.2.3.jar");
        assertThat(Files.getPosixFilePermissions(pins)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void doesNotLoadAJarThatHasChangedBeforeItIsAccepted() throws Exception {
        DemoPlugins.hello("good").write(plugins);
        open().close();
        DemoPlugins.hello("good", "int other = 1;", "").write(plugins);

        try (var opened = open()) {
            assertThat(opened.loaded()).isEmpty();
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            "good",
                            "good-1.2.3.jar is not the jar you had before; if you have replaced it yourself: plugins"
                                    + " accept good"));

            assertThat(opened.accept("good").started()).containsExactly("good");
            assertThat(opened.problems()).isEmpty();
        }
        try (var opened = open()) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
        }
    }

    @Test
    void knowsAPluginUnderAnotherFileName() throws Exception {
        var jar = DemoPlugins.hello("good").write(plugins);
        open().close();
        Files.delete(jar);
        Files.move(DemoPlugins.hello("good", "int other = 1;", "").write(plugins), plugins.resolve("good-2.jar"));

        try (var opened = open()) {
            assertThat(opened.loaded()).isEmpty();
            assertThat(opened.accept("good-2.jar").started()).containsExactly("good");
        }
    }

    @Test
    void readsWhatSha256sumWrites() throws Exception {
        var good = DemoPlugins.hello("good").write(plugins);
        DemoPlugins.hello("changed").write(plugins);
        Files.writeString(pins, sha256(good) + "  good-1.2.3.jar\n" + sha256(good) + "  changed-1.2.3.jar\n");

        try (var opened = open()) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
        }
    }

    @Test
    void takesAReadOnlyListForAllThereMayBe() throws Exception {
        DemoPlugins.hello("good").write(plugins);
        open().close();
        Files.setPosixFilePermissions(pins, PosixFilePermissions.fromString("r--------"));
        DemoPlugins.hello("stranger").write(plugins);

        try (var opened = open()) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            "stranger", "is new, and not loaded because nothing can be added to " + pins));
            assertThatThrownBy(() -> opened.accept("stranger"))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void loadsNothingByAListItCannotRead() throws Exception {
        DemoPlugins.hello("good").write(plugins);
        Files.writeString(pins, "good is fine\n");

        try (var opened = open()) {
            assertThat(opened.loaded()).isEmpty();
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            plugins.toString(),
                            "cannot be read: line 1 of plugins.sha256 is no pin (a SHA-256, two spaces, the name of a"
                                    + " plugin)"));
        }
    }

    @Test
    void saysWhatThereIsWhereNothingCanBeAccepted() {
        DemoPlugins.hello("good").write(plugins);

        try (var opened = open()) {
            assertThatThrownBy(() -> opened.accept("god"))
                    .hasMessage("There is no plugin god in " + plugins + ", only good.");
        }
    }
}
