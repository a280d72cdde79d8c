package dev.antigravity.testkit;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Loads one built plugin jar through PF4J, in a class loader of its own, as a real host does; runs its commands;
/// and lets it go.
///
/// ```java
/// try (var harness = PluginHarness.load(jar, new FakeHost(folder))) {
///     var result = harness.run("/antigravity list providers", new FakeConversation());
/// }
/// ```
///
/// Closing fails the test if the plugin leaves a thread behind, or anything that keeps its classes in memory.
public final class PluginHarness implements AutoCloseable {
    private final Path jar;
    private final HostServices host;
    private final WeakReference<ClassLoader> loader;
    private @Nullable Plugins plugins;

    private PluginHarness(Path jar, HostServices host, Plugins plugins) {
        this.jar = jar;
        this.host = host;
        this.plugins = plugins;
        this.loader = new WeakReference<>(
                plugins.classLoader(plugins.loaded().getFirst().id()));
    }

    /// @throws AssertionError if the jar cannot be loaded and started as a plugin
    public static PluginHarness load(Path jar, HostServices host) {
        var sources = new PluginSources(
                List.of(jar), Isolation.APART, host.paths().home().resolve("plugins"));
        var plugins = Plugins.open(sources, (_, _) -> host);
        if (plugins.loaded().isEmpty()) {
            throw new AssertionError("not loaded: " + plugins.problems());
        }
        return new PluginHarness(jar, host, plugins);
    }

    /// The commands the plugin offers.
    public List<SlashCommand> commands() {
        return plugins().commands();
    }

    /// The skills the plugin offers.
    public List<Skill> skills() {
        return plugins().skills();
    }

    /// Runs a line as the user would type it.
    public CommandResult run(String line, Conversation conversation) {
        return CommandBook.of(commands())
                .run(CommandLine.parse(line), host.paths().workspace(), CancellationToken.none(), conversation);
    }

    /// Stops and unloads the plugin.
    ///
    /// @throws AssertionError if it did not go without a trace
    @Override
    public void close() {
        if (plugins == null) {
            return;
        }
        plugins.close();
        var problems = plugins.problems();
        plugins = null;
        if (!problems.isEmpty()) {
            throw new AssertionError("did not end well: " + problems);
        }
        requireNoThreads();
        requireCollected();
    }

    private Plugins plugins() {
        if (plugins == null) {
            throw new IllegalStateException("the plugin was unloaded");
        }
        return plugins;
    }

    private void requireNoThreads() {
        var own = loader.get();
        var left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> own != null && thread.getContextClassLoader() == own && thread.isAlive())
                .map(Thread::getName)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new AssertionError("threads of " + jar.getFileName() + " are still alive: " + left);
        }
    }

    private void requireCollected() {
        for (var attempt = 0; attempt < 50 && loader.get() != null; attempt++) {
            System.gc();
            Thread.onSpinWait();
        }
        if (loader.get() != null) {
            throw new AssertionError("something still holds the classes of " + jar.getFileName());
        }
    }
}
