package dev.antigravity.loader;

import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.PluginSources.Isolation;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The plugins of one host, from loading to unloading, while it runs. Thread-safe: one lock around all of it.
///
/// A plugin that cannot be used becomes a {@link PluginProblem} and never keeps the others, or the host, from
/// working. Of one that is gone nothing stays reachable from here.
public final class Plugins implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PluginSources sources;
    private final PluginFolder folder;
    private final RunningPlugins running;
    private final List<PluginProblem> problems = new CopyOnWriteArrayList<>();
    private volatile int generation;

    private Plugins(PluginSources sources, HostFor host, Duration patience) {
        this.sources = sources;
        this.folder = new PluginFolder(sources.folder(), this::note);
        this.running = new RunningPlugins(sources, host, patience, this::note);
    }

    /// Loads and starts everything the sources hold.
    public static Plugins open(PluginSources sources, HostFor host) {
        return open(sources, host, PATIENCE);
    }

    /// @param patience how long a plugin of the user's folder may take to start, to stop, and to end its commands
    public static Plugins open(PluginSources sources, HostFor host, Duration patience) {
        var plugins = new Plugins(sources, host, patience);
        plugins.start();
        return plugins;
    }

    /// The running plugins, in the order they were started.
    public synchronized List<LoadedPlugin> loaded() {
        return running.all().stream().map(RunningPlugin::plugin).toList();
    }

    /// Those of them that can be unloaded, and started anew.
    public synchronized List<LoadedPlugin> replaceable() {
        return running.all().stream()
                .filter(this::isReplaceable)
                .map(RunningPlugin::plugin)
                .toList();
    }

    public synchronized List<SlashCommand> commands() {
        return loaded().stream().flatMap(plugin -> plugin.commands().stream()).toList();
    }

    public synchronized List<Skill> skills() {
        return loaded().stream().flatMap(plugin -> plugin.skills().stream()).toList();
    }

    /// Counts how often {@link #loaded()} may have become another.
    public int generation() {
        return generation;
    }

    /// The class loader a running plugin lives in.
    ///
    /// @throws PluginException if no plugin of that name runs
    public synchronized ClassLoader classLoader(String pluginId) {
        return running.classLoader(pluginId);
    }

    /// What cannot be used, and what did not end well, since the last look at it.
    public List<PluginProblem> problems() {
        return List.copyOf(problems);
    }

    /// For a host that has a command of its own by the words of one of a plugin's: remembers that as a problem.
    public void leaveOut(LoadedPlugin plugin, CommandSpec command) {
        note(PluginProblem.leftOut(plugin.id(), command, "the host"));
    }

    /// Lets every plugin touch what its first use needs, for a start-up profile.
    ///
    /// @param command the one the profile is for; empty for a profile of them all
    public synchronized void warmUp(String command) {
        running.warmUp(command);
    }

    /// Looks at the user's folder again: starts what is new, puts a jar that has changed in the place of what runs, and
    /// lets go of what is no longer there.
    public synchronized Changes refresh() {
        problems.clear();
        var contents = folder.look();
        var gone = new LinkedHashSet<String>();
        for (var own : running.all()) {
            var id = own.id();
            if (!own.jar().isBundled()
                    && !contents.jars().containsKey(id)
                    && !contents.refused().contains(id)) {
                gone.add(id);
            }
        }
        var next = new LinkedHashMap<>(contents.jars());
        next.entrySet().removeIf(entry -> running.runs(entry.getKey(), entry.getValue()));
        return change(gone, next);
    }

    /// Stops a plugin and those that depend on it, and starts them anew, from their jars as they are now. If the new
    /// one does not start, the old one does again.
    ///
    /// @throws PluginException if it cannot be replaced
    public synchronized Changes reload(String pluginId) {
        var jar = requireReplaceable(pluginId).jar();
        return jar.isBundled() ? change(Set.of(), Map.of(pluginId, jar)).concerning(pluginId) : runAnew(pluginId);
    }

    /// Takes the jar of a plugin as it is now for the right one, and runs it.
    ///
    /// @param name of the plugin, or of its file
    /// @throws PluginException if there is no such jar in the user's folder
    public synchronized Changes accept(String name) {
        return runAnew(folder.accept(name));
    }

    private Changes runAnew(String pluginId) {
        problems.removeIf(problem -> problem.plugin().equals(pluginId));
        var jar = folder.look().jars().get(pluginId);
        var changes =
                change(Set.of(), jar == null ? Map.of() : Map.of(pluginId, jar)).concerning(pluginId);
        if (changes.isNone()) {
            throw new PluginException("There is no jar of " + pluginId + " in " + sources.folder()
                    + " any more; put it back, or let go of it with plugins unload " + pluginId + ".");
        }
        return changes;
    }

    /// Stops a plugin (first those that depend on it) and forgets it, until the user's folder is looked at again.
    ///
    /// @throws PluginException if it cannot be unloaded
    public synchronized Changes unload(String pluginId) {
        requireReplaceable(pluginId);
        problems.removeIf(problem -> problem.plugin().equals(pluginId));
        return change(Set.of(pluginId), Map.of()).concerning(pluginId);
    }

    /// Stops and unloads all of them, the last one first.
    @Override
    public synchronized void close() {
        running.stopAll();
    }

    private synchronized void start() {
        var jars = new LinkedHashMap<String, Jar>();
        sources.bundled().forEach(file -> jars.put(file.toString(), Jar.bundled(file)));
        jars.putAll(folder.look().jars());
        running.start(jars.values());
    }

    /// @param gone what is to stop
    /// @param next what is to run, in the place of what runs by that name
    private Changes change(Set<String> gone, Map<String, Jar> next) {
        var before = byId(running.all());
        var leaving = new LinkedHashSet<>(gone);
        leaving.addAll(next.keySet());
        running.stop(leaving);
        var coming = new LinkedHashMap<>(next);
        before.forEach((id, own) -> {
            if (!running.contains(id) && !gone.contains(id)) {
                coming.putIfAbsent(id, own.jar()); // it depends on one that changes
            }
        });
        running.start(coming.values());
        running.start(before.values().stream()
                .filter(old -> next.containsKey(old.id()) && !running.contains(old.id()))
                .map(RunningPlugin::jar)
                .toList());
        generation++;
        return Changes.between(before, byId(running.all()), problems());
    }

    private static Map<String, RunningPlugin> byId(Collection<RunningPlugin> plugins) {
        return plugins.stream()
                .collect(Collectors.toMap(RunningPlugin::id, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    private void note(PluginProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private boolean isReplaceable(RunningPlugin own) {
        return !own.jar().isBundled() || sources.isolation() == Isolation.APART;
    }

    private RunningPlugin requireReplaceable(String pluginId) {
        var own = running.get(pluginId);
        if (!isReplaceable(own)) {
            throw new PluginException(
                    pluginId + " came with the host and shares its classes; it goes when the host does.");
        }
        return own;
    }
}
