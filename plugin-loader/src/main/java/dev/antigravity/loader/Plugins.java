package dev.antigravity.loader;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.CommandProvider;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins of one host, from loading to unloading. Thread-safe: one lock around all of it.
///
/// A plugin that cannot be used becomes a {@link PluginProblem} and never keeps the others, or the host, from
/// working.
public final class Plugins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final HostFor host;
    private final PluginSources sources;
    private final HostPluginManager manager;
    private final Map<String, PluginServices> services = new HashMap<>();
    private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();
    private final List<PluginProblem> problems = new CopyOnWriteArrayList<>();

    private Plugins(PluginSources sources, HostFor host) {
        this.host = host;
        this.sources = sources;
        this.manager = new HostPluginManager(sources, new ContextPluginFactory(this::context), problems::add);
    }

    /// Loads and starts everything the sources hold.
    public static Plugins open(PluginSources sources, HostFor host) {
        var plugins = new Plugins(sources, host);
        plugins.start();
        return plugins;
    }

    /// The running plugins, in the order they were started.
    public synchronized List<LoadedPlugin> loaded() {
        return List.copyOf(loaded.values());
    }

    public synchronized List<SlashCommand> commands() {
        return loaded.values().stream()
                .flatMap(plugin -> plugin.commands().stream())
                .toList();
    }

    public synchronized List<Skill> skills() {
        return loaded.values().stream()
                .flatMap(plugin -> plugin.skills().stream())
                .toList();
    }

    /// The class loader a running plugin lives in.
    ///
    /// @throws IllegalArgumentException if no plugin of that name runs
    public synchronized ClassLoader classLoader(String pluginId) {
        if (!loaded.containsKey(pluginId)) {
            throw new IllegalArgumentException("no plugin " + pluginId + " runs");
        }
        return manager.getPluginClassLoader(pluginId);
    }

    /// What could not be used, and what did not end well, so far.
    public List<PluginProblem> problems() {
        return List.copyOf(problems);
    }

    /// Lets every plugin touch what its first use needs, for a start-up profile.
    public synchronized void warmUp() {
        for (var id : loaded.keySet()) {
            try {
                if (manager.getPlugin(id).getPlugin() instanceof AgentPlugin plugin) {
                    plugin.warmUp();
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.info("{} did not warm up", id, e);
            }
        }
    }

    /// Stops a plugin (first those that depend on it) and forgets it.
    public synchronized void unload(String pluginId) {
        manager.stopAndUnload(pluginId);
        forgetGone();
    }

    /// Stops and unloads all of them, the last one first.
    @Override
    public synchronized void close() {
        new ArrayList<>(loaded.keySet()).reversed().forEach(this::unload);
    }

    private synchronized void start() {
        var jars = new ArrayList<>(sources.bundled());
        jars.addAll(new PluginFolder(sources.folder(), problems::add).jars());
        for (var wrapper : manager.startAll(jars)) {
            var id = wrapper.getPluginId();
            try {
                loaded.put(id, take(wrapper));
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{} cannot be used", id, e);
                problems.add(new PluginProblem(id, HostPluginManager.reason(e)));
                unload(id);
            }
        }
        forgetGone();
    }

    private void forgetGone() {
        loaded.keySet().removeIf(id -> manager.getPlugin(id) == null);
        services.forEach((id, service) -> {
            if (manager.getPlugin(id) == null) {
                service.closeLeftovers();
            }
        });
        services.keySet().removeIf(id -> manager.getPlugin(id) == null);
    }

    private LoadedPlugin take(PluginWrapper wrapper) {
        var loader = wrapper.getPluginClassLoader();
        return InPlugin.call(loader, () -> {
            var extensions = Extensions.of(wrapper, services.get(wrapper.getPluginId()));
            var commands = extensions.of(CommandProvider.class).stream()
                    .flatMap(provider -> provider.commands().stream())
                    .<SlashCommand>map(command -> new GuardedCommand(command, loader))
                    .toList();
            var skills = extensions.of(Skill.class).stream()
                    .<Skill>map(skill -> new GuardedSkill(skill, loader))
                    .toList();
            return new LoadedPlugin(
                    wrapper.getPluginId(),
                    wrapper.getDescriptor().getVersion(),
                    wrapper.getPluginPath(),
                    isBundled(wrapper),
                    commands,
                    skills);
        });
    }

    private PluginContext context(PluginWrapper wrapper) {
        var id = wrapper.getPluginId();
        var service = new PluginServices(id, wrapper.getDescriptor().getVersion(), host.plugin(id, isBundled(wrapper)));
        services.put(id, service);
        return service;
    }

    private boolean isBundled(PluginWrapper wrapper) {
        return sources.bundled().contains(wrapper.getPluginPath());
    }
}
