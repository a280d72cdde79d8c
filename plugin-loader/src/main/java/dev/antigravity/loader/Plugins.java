package dev.antigravity.loader;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.CommandProvider;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.PluginSources.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of one host, from loading to unloading, while it runs. Thread-safe: one lock around all of it.
///
/// A plugin that cannot be used becomes a {@link PluginProblem} and never keeps the others, or the host, from
/// working. Of one that is gone nothing stays reachable from here.
public final class Plugins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HostFor host;
    private final PluginSources sources;
    private final Duration patience;
    private final PluginFolder folder;
    private final HostPluginManager manager;
    private final Map<String, PluginServices> services = new HashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final List<PluginProblem> problems = new CopyOnWriteArrayList<>();
    private volatile int generation;

    private record Running(LoadedPlugin plugin, Jar jar, Door door) {}

    private Plugins(PluginSources sources, HostFor host, Duration patience) {
        this.host = host;
        this.sources = sources;
        this.patience = patience;
        this.folder = new PluginFolder(sources.folder(), this::note);
        this.manager = new HostPluginManager(
                sources, new ContextPluginFactory(this::context, this::ownTime, this::note), this::note);
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
        return running.values().stream().map(Running::plugin).toList();
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
        find(pluginId);
        return manager.getPluginClassLoader(pluginId);
    }

    /// What cannot be used, and what did not end well, since the last look at it.
    public List<PluginProblem> problems() {
        return List.copyOf(problems);
    }

    /// Lets every plugin touch what its first use needs, for a start-up profile.
    ///
    /// @param command the one the profile is for; empty for a profile of them all
    public synchronized void warmUp(String command) {
        for (var id : running.keySet()) {
            try {
                if (TimedPlugin.within(manager.getPlugin(id).getPlugin()) instanceof AgentPlugin plugin) {
                    plugin.warmUp(command);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.info("{} did not warm up", id, e);
            }
        }
    }

    /// Looks at the user's folder again: starts what is new, puts a jar that has changed in the place of what runs, and
    /// lets go of what is no longer there.
    public synchronized Changes refresh() {
        problems.clear();
        var contents = folder.look();
        var gone = new LinkedHashSet<String>();
        running.forEach((id, own) -> {
            if (!own.jar().isBundled()
                    && !contents.jars().containsKey(id)
                    && !contents.refused().contains(id)) {
                gone.add(id);
            }
        });
        var next = new LinkedHashMap<>(contents.jars());
        next.entrySet().removeIf(entry -> isRunning(entry.getKey(), entry.getValue()));
        return change(gone, next);
    }

    /// Stops a plugin and those that depend on it, and starts them anew, from their jars as they are now. If the new
    /// one does not start, the old one does again.
    ///
    /// @throws PluginException if it cannot be replaced
    public synchronized Changes reload(String pluginId) {
        var own = replaceable(pluginId);
        return own.jar().isBundled() ? change(Set.of(), Map.of(pluginId, own.jar())) : runAnew(pluginId);
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
        return change(Set.of(), jar == null ? Map.of() : Map.of(pluginId, jar));
    }

    /// Stops a plugin (first those that depend on it) and forgets it, until the user's folder is looked at again.
    ///
    /// @throws PluginException if it cannot be unloaded
    public synchronized Changes unload(String pluginId) {
        replaceable(pluginId);
        return change(Set.of(pluginId), Map.of());
    }

    /// Stops and unloads all of them, the last one first.
    @Override
    public synchronized void close() {
        stop(new ArrayList<>(running.keySet()).reversed());
    }

    private synchronized void start() {
        var jars = new LinkedHashMap<String, Jar>();
        sources.bundled().forEach(file -> jars.put(file.toString(), Jar.bundled(file)));
        jars.putAll(folder.look().jars());
        launch(jars.values());
    }

    /// @param gone what is to stop
    /// @param next what is to run, in the place of what runs by that name
    private Changes change(Set<String> gone, Map<String, Jar> next) {
        var before = new LinkedHashMap<>(running);
        var leaving = new LinkedHashSet<>(gone);
        leaving.addAll(next.keySet());
        stop(leaving);
        var coming = new LinkedHashMap<>(next);
        before.forEach((id, own) -> {
            if (!running.containsKey(id) && !gone.contains(id)) {
                coming.putIfAbsent(id, own.jar()); // it depends on one that changes
            }
        });
        launch(coming.values());
        launch(before.entrySet().stream()
                .filter(old -> next.containsKey(old.getKey()) && !running.containsKey(old.getKey()))
                .map(old -> old.getValue().jar())
                .toList());
        generation++;
        return new Changes(
                ids(running, own -> !before.containsKey(own.plugin().id())),
                ids(running, own -> {
                    var old = before.get(own.plugin().id());
                    return old != null && old != own;
                }),
                ids(before, old -> !running.containsKey(old.plugin().id())),
                problems());
    }

    private static List<String> ids(Map<String, Running> plugins, Predicate<Running> which) {
        return plugins.values().stream()
                .filter(which)
                .map(own -> own.plugin().id())
                .toList();
    }

    private void launch(Collection<Jar> jars) {
        var wrappers = new LinkedHashMap<PluginWrapper, Jar>();
        for (var jar : jars) {
            manager.load(jar.code(), jar.fileName()).ifPresent(wrapper -> wrappers.put(wrapper, jar));
        }
        var started = Set.copyOf(manager.startAll(List.copyOf(wrappers.keySet())));
        wrappers.forEach((wrapper, jar) -> {
            if (started.contains(wrapper)) {
                open(wrapper, jar);
            }
        });
        forgetGone();
    }

    private void open(PluginWrapper wrapper, Jar jar) {
        var id = wrapper.getPluginId();
        var loader = wrapper.getPluginClassLoader();
        var door = new Door(id, loader);
        try {
            var plugin = ownTime(wrapper)
                    .map(time -> time.call("open", () -> take(wrapper, jar, door)))
                    .orElseGet(() -> InPlugin.call(loader, () -> take(wrapper, jar, door)));
            running.put(id, new Running(plugin, jar, door));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} cannot be used", id, e);
            note(new PluginProblem(id, HostPluginManager.reason(e)));
            door.shut(patience);
            manager.stopAndUnload(id);
        }
    }

    private void stop(Collection<String> ids) {
        for (var id : ids) {
            var own = running.get(id);
            if (own != null) {
                own.door().shut(patience);
                manager.stopAndUnload(id);
                forgetGone();
            }
        }
    }

    private void forgetGone() {
        running.values().removeIf(own -> {
            var isGone = manager.getPlugin(own.plugin().id()) == null;
            if (isGone) {
                own.door().shut(patience); // stopped because another one was
            }
            return isGone;
        });
        services.entrySet().removeIf(entry -> {
            var isGone = manager.getPlugin(entry.getKey()) == null;
            if (isGone) {
                entry.getValue().closeLeftovers();
            }
            return isGone;
        });
    }

    private LoadedPlugin take(PluginWrapper wrapper, Jar jar, Door door) {
        var extensions = Extensions.of(wrapper, services.get(wrapper.getPluginId()));
        var commands = extensions.of(CommandProvider.class).stream()
                .flatMap(provider -> provider.commands().stream())
                .<SlashCommand>map(command -> new GuardedCommand(command, door))
                .toList();
        var skills = extensions.of(Skill.class).stream()
                .<Skill>map(skill -> new GuardedSkill(skill, door))
                .toList();
        return new LoadedPlugin(
                wrapper.getPluginId(),
                wrapper.getDescriptor().getVersion(),
                jar.file(),
                jar.isBundled(),
                commands,
                skills);
    }

    private PluginContext context(PluginWrapper wrapper) {
        var id = wrapper.getPluginId();
        var service = new PluginServices(id, wrapper.getDescriptor().getVersion(), host.plugin(id, isBundled(wrapper)));
        services.put(id, service);
        return service;
    }

    private Optional<OwnTime> ownTime(PluginWrapper wrapper) {
        return isBundled(wrapper)
                ? Optional.empty()
                : Optional.of(new OwnTime(wrapper.getPluginId(), wrapper.getPluginClassLoader(), patience));
    }

    private boolean isBundled(PluginWrapper wrapper) {
        return sources.bundled().contains(wrapper.getPluginPath());
    }

    private void note(PluginProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private boolean isRunning(String pluginId, Jar jar) {
        var own = running.get(pluginId);
        return own != null && own.jar().digest().equals(jar.digest());
    }

    private Running replaceable(String pluginId) {
        var own = find(pluginId);
        if (own.jar().isBundled() && sources.isolation() == Isolation.SHARED) {
            throw new PluginException(
                    pluginId + " came with the host and shares its classes; it goes when the host does.");
        }
        return own;
    }

    private Running find(String pluginId) {
        var own = running.get(pluginId);
        if (own == null) {
            throw new PluginException(
                    "No plugin " + pluginId + " runs, only " + String.join(", ", running.keySet()) + ".");
        }
        return own;
    }
}
