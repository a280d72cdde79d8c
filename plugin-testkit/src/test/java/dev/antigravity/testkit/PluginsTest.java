package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.HostEvent;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loader, against real jars compiled here. Lives with the testkit, whose jars it needs.
class PluginsTest {
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
        return Plugins.open(new PluginSources(List.of(), Isolation.SHARED, plugins), (_, _) -> host);
    }

    private void assertOneLine(String plugin, String message) {
        try (var opened = open()) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(opened.problems()).containsExactly(new PluginProblem(plugin, message));
        }
    }

    @Test
    void loadsAFolderWithoutPluginsAndOneThatIsNotThere() throws IOException {
        try (var opened = open()) {
            assertThat(opened.problems()).isEmpty();
        }
        Files.delete(plugins);
        try (var opened = open()) {
            assertThat(opened.problems()).isEmpty();
        }
    }

    @Test
    void keepsWorkingBesideABrokenPlugin() {
        DemoPlugins.hello("good").write(plugins);
        DemoPlugins.hello("bad", "throw new IllegalStateException(\"no port left\");", "")
                .write(plugins);

        assertOneLine("bad", "did not start: no port left");
    }

    @Test
    void turnsAwayAForeignJar() {
        DemoPlugins.hello("good").write(plugins);
        new PluginJar("foreign", "1").attribute("Plugin-Id", "").write(plugins);

        assertOneLine("foreign-1.jar", "is no plugin: it has neither Plugin-Id in its manifest nor plugin.properties");
    }

    @Test
    void turnsAwayAFileThatIsNoJar() throws IOException {
        DemoPlugins.hello("good").write(plugins);
        Files.writeString(plugins.resolve("text.jar"), "hello");

        try (var opened = open()) {
            assertThat(opened.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.plugin()).isEqualTo("text.jar");
                assertThat(problem.message()).contains("zip");
            });
        }
    }

    @Test
    void turnsAwayAPluginMadeForALaterHost() {
        DemoPlugins.hello("good").attribute("Plugin-Requires", "1.0.0").write(plugins);
        DemoPlugins.hello("later").attribute("Plugin-Requires", ">=99.0.0").write(plugins);

        assertOneLine(
                "later",
                "needs plugin API >=99.0.0, this host has 1.0.0; take another release of the plugin, or of the host");
    }

    @Test
    void turnsAwayAPluginThatCallsWhatThisApiDoesNotHave() {
        DemoPlugins.hello("good").write(plugins);
        new PluginJar("newer", "1").source("demo.Newer", """
                        package demo;
                        public final class Newer extends org.pf4j.Plugin {
                            public void start() { throw new NoClassDefFoundError("dev/antigravity/api/FromTheFuture"); }
                        }""").write(plugins);

        assertOneLine("newer", "did not start: NoClassDefFoundError dev/antigravity/api/FromTheFuture");
    }

    @Test
    void turnsAwayAPluginThatBringsItsOwnCopyOfTheApi() throws IOException {
        DemoPlugins.hello("good").write(plugins);
        var copied = new PluginJar("copied", "1")
                .source("demo.Copied", "package demo; public final class Copied extends org.pf4j.Plugin {}")
                .source("dev.antigravity.api.CommandProvider", """
                        package dev.antigravity.api;
                        public interface CommandProvider extends org.pf4j.ExtensionPoint {}""")
                .source("demo.Commands", """
                        package demo;
                        public final class Commands implements dev.antigravity.api.CommandProvider {}""")
                .extension("demo.Commands");
        copied.write(plugins);

        assertOneLine(
                "copied",
                "brings its own copy of dev.antigravity.api.CommandProvider; build it with plugin-api in scope"
                        + " `provided`");
    }

    @Test
    void turnsAwayAPluginWhoseNeighbourIsMissing() {
        DemoPlugins.hello("good").write(plugins);
        DemoPlugins.hello("needy")
                .attribute("Plugin-Dependencies", "absent@>=2.0.0")
                .write(plugins);

        assertOneLine("needy", "needs plugins that are not here: absent >=2.0.0");
    }

    @Test
    void turnsAwayTheSecondOfTwoWithTheSameName() throws IOException {
        Files.copy(DemoPlugins.hello("good").write(plugins), plugins.resolve("z.jar"));

        try (var opened = open()) {
            assertThat(opened.loaded()).hasSize(1);
            assertThat(opened.problems())
                    .containsExactly(
                            new PluginProblem("z.jar", "is the plugin good, as good-1.2.3.jar is; remove one"));
        }
    }

    @Test
    void givesAPluginWithoutAnIndexNoCommandsOfSomebodyElse() {
        new PluginJar("silent", "1")
                .source("demo.Silent", "package demo; public final class Silent extends org.pf4j.Plugin {}")
                .write(plugins);

        try (var opened = open()) {
            assertThat(opened.loaded())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.commands()).isEmpty());
        }
    }

    @Test
    void stopsEveryPluginWhateverTheOthersThrow() {
        var stopped = "System.setProperty(\"stopped.%s\", \"yes\"); throw new AssertionError(\"no\");";
        for (var id : List.of("one", "two", "three")) {
            DemoPlugins.hello(id, "", stopped.formatted(id)).write(plugins);
        }
        new PluginJar("plain", "1").source("demo.Plain", """
                        package demo;
                        public final class Plain extends org.pf4j.Plugin {
                            public void stop() { throw new IllegalStateException("no"); }
                        }""").write(plugins);

        open().close();

        for (var id : List.of("one", "two", "three")) {
            assertThat(System.clearProperty("stopped." + id)).isEqualTo("yes");
        }
    }

    @Test
    void closesTheSubscriptionsOfAPluginThatIsGone() {
        DemoPlugins.hello(
                        "listener",
                        "context().host().events().subscribe(HostEvent.ProxyStateChanged.class,"
                                + " _ -> System.setProperty(\"heard\", \"yes\"));",
                        "")
                .write(plugins);

        open().close();
        host.events().publish(new HostEvent.ProxyStateChanged(java.util.Optional.empty()));

        assertThat(System.getProperty("heard")).isNull();
    }

    @Test
    void completesNothingWhereACompletionFails() {
        DemoPlugins.hello("good").write(plugins);

        try (var opened = open()) {
            var command = opened.commands().getFirst();
            var request = new CompletionRequest("x", "", dev.antigravity.api.Arguments.none(command.spec()));
            assertThat(command.complete(request)).isEmpty();
        }
    }

    @Test
    void loadsNothingFromAFolderOthersCanWriteTo() throws IOException {
        assumeThat(plugins.getFileSystem().supportedFileAttributeViews()).contains("posix");
        DemoPlugins.hello("good").write(plugins);
        Files.setPosixFilePermissions(plugins, PosixFilePermissions.fromString("rwxrwxr-x"));

        try (var opened = open()) {
            assertThat(opened.loaded()).isEmpty();
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            plugins.toString(),
                            "others can write to it, so that no plugin is loaded; chmod go-w " + plugins));
        }
    }
}
