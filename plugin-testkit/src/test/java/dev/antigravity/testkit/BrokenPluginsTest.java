package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginException;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins somebody got wrong, each beside a good one, which does not notice.
class BrokenPluginsTest {
    @TempDir
    private Path folder;

    private Path plugins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        DemoPlugins.hello("good").write(plugins);
    }

    private Plugins open(Duration patience) {
        var sources = new PluginSources(List.of(), Isolation.SHARED, plugins);
        return Plugins.open(sources, (_, _) -> new FakeHost(folder), patience);
    }

    private void assertOnlyTheGoodOneRuns(PluginProblem... problems) {
        try (var opened = open(Duration.ofSeconds(20))) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(opened.problems()).containsExactly(problems);
        }
    }

    /// A plugin with another command.
    private static PluginJar withCommand(String id, String words, String run) {
        return DemoPlugins.hello(id)
                .source("demo.Other", """
                        package demo;
                        import dev.antigravity.api.*;
                        public record Other() implements SlashCommand {
                            public CommandSpec spec() { return CommandSpec.of(%s).build(); }
                            public CommandResult run(CommandCall call, Conversation conversation) { %s }
                        }""".formatted(words, run))
                .source("demo.Others", """
                        package demo;
                        public final class Others implements dev.antigravity.api.CommandProvider {
                            public java.util.List<dev.antigravity.api.SlashCommand> commands() {
                                return java.util.List.of(new Other());
                            }
                        }""")
                .extension("demo.Others");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            Plugin-Id           | ../bad | its Plugin-Id, ../bad, is not made of letters, digits, dots and dashes
            Plugin-Version      | ''     | has no Plugin-Version, such as 1.0.0
            Plugin-Requires     | later  | its Plugin-Requires asks for later, which is no range of versions like >=1.0.0
            Plugin-Dependencies | x@new  | its Plugin-Dependencies asks for new, which is no range of versions like >=1.0.0
            """)
    void turnsAwayAJarWithAManifestItCannotUse(String attribute, String value, String message) {
        DemoPlugins.hello("bad").attribute(attribute, value).write(plugins);

        assertOnlyTheGoodOneRuns(new PluginProblem("bad-1.2.3.jar", message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demo.Nowhere     | did not start: its Plugin-Class, demo.Nowhere, is not in it
            java.lang.String | did not start: its Plugin-Class, java.lang.String, does not extend org.pf4j.Plugin
            """)
    void turnsAwayAPluginWithoutItsClass(String name, String message) {
        DemoPlugins.hello("bad").attribute("Plugin-Class", name).write(plugins);

        assertOnlyTheGoodOneRuns(new PluginProblem("bad", message));
    }

    @Test
    void turnsAwayAJarWhosePropertiesAreGarbled() {
        new PluginJar("bad", "1")
                .attribute("Plugin-Id", "")
                .entry("plugin.properties", "plugin.id=\\u00zz")
                .write(plugins);

        assertOnlyTheGoodOneRuns(new PluginProblem("bad-1.jar", "cannot be read: Malformed \\uxxxx encoding."));
    }

    @Test
    void turnsAwayAPluginWhoseExtensionIsMissing() {
        DemoPlugins.hello("bad").extension("demo.Gone").write(plugins);

        assertOnlyTheGoodOneRuns(new PluginProblem("bad", "its index names demo.Gone, which is not in it"));
    }

    @Test
    void turnsAwayAPluginThatBreaksOverItsCommands() {
        var provider = """
                package demo;
                public final class Broken implements dev.antigravity.api.CommandProvider {
                    public java.util.List<dev.antigravity.api.SlashCommand> commands() { %s }
                }""";
        DemoPlugins.hello("empty")
                .source("demo.Broken", provider.formatted("return null;"))
                .extension("demo.Broken")
                .write(plugins);
        DemoPlugins.hello("erring")
                .source("demo.Broken", provider.formatted("throw new Error(\"no catalogue\");"))
                .extension("demo.Broken")
                .write(plugins);

        assertOnlyTheGoodOneRuns(
                new PluginProblem("empty", "demo.Broken gives no list of commands"),
                new PluginProblem("erring", "Error: no catalogue"));
    }

    @Test
    void turnsAwayPluginsThatNeedEachOther() {
        DemoPlugins.hello("hen").attribute("Plugin-Dependencies", "egg").write(plugins);
        DemoPlugins.hello("egg").attribute("Plugin-Dependencies", "hen").write(plugins);
        DemoPlugins.hello("omelette").attribute("Plugin-Dependencies", "egg").write(plugins);

        assertOnlyTheGoodOneRuns(
                new PluginProblem("egg", "needs itself: egg needs hen needs egg"),
                new PluginProblem("hen", "needs itself: hen needs egg needs hen"),
                new PluginProblem("omelette", "needs plugins that are not here: egg *"));
    }

    @Test
    void turnsAwayAPluginThatNeedsAVersionOfWhatHasNone() {
        DemoPlugins.hello("ground").attribute("Plugin-Version", "newest").write(plugins);
        DemoPlugins.hello("tower")
                .attribute("Plugin-Dependencies", "ground@>=1.0.0")
                .write(plugins);

        try (var opened = open(Duration.ofSeconds(20))) {
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good", "ground");
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            "tower", "needs ground >=1.0.0, but that is newest, which is no version like 1.0.0"));
        }
    }

    @Test
    void doesNotWaitForAPluginThatHangsInItsStop() {
        DemoPlugins.hello("stuck", "", """
                        while (System.getProperty("stuck.released") == null) {
                            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                        }""").write(plugins);

        try (var opened = open(Duration.ofMillis(1500))) {
            var changes = opened.unload("stuck");

            assertThat(changes.stopped()).containsExactly("stuck");
            assertThat(changes.problems())
                    .containsExactly(new PluginProblem(
                            "stuck", "did not stop cleanly: took longer than 1.5 s and was left alone"));
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
        } finally {
            System.setProperty("stuck.released", "yes");
        }
    }

    @Test
    void tellsOfAStopThatFailed() {
        new PluginJar("plain", "1").source("demo.Plain", """
                        package demo;
                        public final class Plain extends org.pf4j.Plugin {
                            public void stop() { throw new IllegalStateException("the disk is full"); }
                        }""").write(plugins);

        try (var opened = open(Duration.ofSeconds(20))) {
            assertThat(opened.unload("plain").problems())
                    .containsExactly(new PluginProblem("plain", "did not stop cleanly: the disk is full"));
            assertThat(opened.unload("good").problems()).isEmpty();
        }
    }

    @Test
    void survivesACommandThatThrowsWhateverThereIs() {
        withCommand("wild", "\"wild\", \"also\"", "throw new java.util.ServiceConfigurationError(\"no provider\");")
                .write(plugins);

        try (var opened = open(Duration.ofSeconds(20))) {
            var result = CommandBook.of(opened.commands())
                    .run(CommandLine.parse("/wild also"), folder, CancellationToken.none(), new FakeConversation());

            assertThat(DemoPlugins.text(result)).contains("ServiceConfigurationError: no provider");
        }
    }

    @Test
    void leavesACommandWithThePluginThatHadItFirst() {
        withCommand("thief", "\"good\", \"hello\"", "return new Report().line(\"stolen\").done();")
                .write(plugins);

        try (var opened = open(Duration.ofSeconds(20))) {
            assertThat(opened.problems())
                    .containsExactly(new PluginProblem(
                            "thief", "its command good hello is left out; good has one of that name"));
            assertThat(opened.commands())
                    .extracting(command -> command.spec().words())
                    .containsExactly("good hello", "thief hello");
            assertThat(opened.reload("good").problems()).isEmpty();
        }
    }

    @Test
    void saysWhenTheJarOfWhatRunsIsGone() throws IOException {
        try (var opened = open(Duration.ofSeconds(20))) {
            Files.delete(plugins.resolve("good-1.2.3.jar"));

            assertThatThrownBy(() -> opened.reload("good"))
                    .isInstanceOf(PluginException.class)
                    .hasMessage("There is no jar of good in " + plugins
                            + " any more; put it back, or let go of it with plugins unload good.");
            assertThat(opened.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
        }
    }
}
