package dev.antigravity.loader;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.CommandProvider;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugins that run just now: starts them from their jars, and lets go of them. Which ones are to run is decided
/// elsewhere. Not thread-safe; {@link Plugins} holds the lock.
final class RunningPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugins.class);

    private final PluginSources sources;
    private final HostFor host;
    private final Duration patience;
    private final Consumer<PluginProblem> complaints;
    private final HostPluginManager manager;
    private final Map<String, PluginServices> services = new HashMap<>();
    private final Map<String, RunningPlugin> running = new LinkedHashMap<>();

    RunningPlugins(PluginSources sources, HostFor host, Duration patience, Consumer<PluginProblem> complaints) {
        this.sources = sources;
        this.host = host;
        this.patience = patience;
        this.complaints = complaints;
        this.manager = new HostPluginManager(
                sources, new ContextPluginFactory(this::context, this::ownTime, complaints), complaints);
    }

    /// In the order they were started.
    List<RunningPlugin> all() {
        return List.copyOf(running.values());
    }

    boolean contains(String pluginId) {
        return running.containsKey(pluginId);
    }

    /// Whether a plugin runs, and from that very code.
    boolean runs(String pluginId, Jar jar) {
        var own = running.get(pluginId);
        return own != null && own.jar().digest().equals(jar.digest());
    }

    /// @throws PluginException if no plugin of that name runs
    RunningPlugin get(String pluginId) {
        var own = running.get(pluginId);
        if (own == null) {
            throw new PluginException("No plugin " + pluginId + " runs"
                    + (running.isEmpty() ? "." : ", only " + String.join(", ", running.keySet()) + "."));
        }
        return own;
    }

    /// @throws PluginException if no plugin of that name runs
    ClassLoader classLoader(String pluginId) {
        get(pluginId);
        return manager.getPluginClassLoader(pluginId);
    }

    void warmUp(String command) {
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

    /// Starts what is in those jars. What cannot be used is complained about and leaves nothing behind.
    void start(Collection<Jar> jars) {
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

    /// Stops those, each after the ones that depend on it.
    void stop(Collection<String> ids) {
        for (var id : ids) {
            var own = running.get(id);
            if (own != null) {
                own.door().shut(patience);
                manager.stopAndUnload(id);
                forgetGone();
            }
        }
    }

    /// Stops all of them, the last one first.
    void stopAll() {
        stop(new ArrayList<>(running.keySet()).reversed());
    }

    private void open(PluginWrapper wrapper, Jar jar) {
        var id = wrapper.getPluginId();
        var loader = wrapper.getPluginClassLoader();
        var door = new Door(id, loader);
        try {
            var plugin = ownTime(wrapper)
                    .map(time -> time.call("open", () -> take(wrapper, jar, door)))
                    .orElseGet(() -> InPlugin.call(loader, () -> take(wrapper, jar, door)));
            running.put(id, new RunningPlugin(withWordsOfItsOwn(plugin), jar, door));
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} cannot be used", id, e);
            complaints.accept(new PluginProblem(id, HostPluginManager.reason(e)));
            door.shut(patience);
            manager.stopAndUnload(id);
        }
    }

    private LoadedPlugin take(PluginWrapper wrapper, Jar jar, Door door) {
        var extensions = Extensions.of(wrapper, services.get(wrapper.getPluginId()));
        var commands = extensions.of(CommandProvider.class).stream()
                .flatMap(provider -> commands(provider).stream())
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

    /// Words that are taken stay with whoever had them.
    private LoadedPlugin withWordsOfItsOwn(LoadedPlugin plugin) {
        var owners = new HashMap<List<String>, String>();
        running.values()
                .forEach(other -> other.plugin()
                        .commands()
                        .forEach(command -> command.spec().allWords().forEach(words -> owners.put(words, other.id()))));
        var kept = new ArrayList<SlashCommand>();
        for (var command : plugin.commands()) {
            var words = command.spec().allWords();
            var owner = words.stream().map(owners::get).filter(Objects::nonNull).findFirst();
            if (owner.isPresent()) {
                complaints.accept(PluginProblem.leftOut(plugin.id(), command.spec(), owner.get()));
            } else {
                kept.add(command);
                words.forEach(taken -> owners.put(taken, plugin.id()));
            }
        }
        return plugin.withCommands(kept);
    }

    private static List<SlashCommand> commands(CommandProvider provider) {
        var commands = provider.commands();
        if (commands == null) { // by somebody who compiles without our annotations
            throw new PluginRuntimeException(
                    "{} gives no list of commands", provider.getClass().getName());
        }
        return commands;
    }

    private void forgetGone() {
        running.values().removeIf(own -> {
            var isGone = manager.getPlugin(own.id()) == null;
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
}
