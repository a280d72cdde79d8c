package dev.antigravity.loader;

import dev.antigravity.api.ApiVersion;
import dev.antigravity.loader.PluginSources.Isolation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pf4j.CompoundPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PF4J's manager, set up for our plugins: jars only, our descriptor finder, loaders and factory, and every refusal
/// told to whoever listens instead of only logged. Not thread-safe; {@link Plugins} holds the lock.
final class HostPluginManager extends DefaultPluginManager {
    private static final Logger LOG = LoggerFactory.getLogger(HostPluginManager.class);

    private final PluginFactory factory;
    private final Set<Path> shared;
    private final Consumer<PluginProblem> complaints;

    HostPluginManager(PluginSources sources, PluginFactory factory, Consumer<PluginProblem> complaints) {
        this.factory = factory; // the super constructor asks for these three
        this.shared = sources.isolation() == Isolation.SHARED ? Set.copyOf(sources.bundled()) : Set.of();
        this.complaints = complaints;
        super(sources.folder());
        setSystemVersion(ApiVersion.CURRENT);
        setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new JarDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        var apart = new ApartLoader(this);
        return new CompoundPluginLoader()
                .add(new SharedClassPathLoader(shared, apart))
                .add(apart);
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return factory;
    }

    /// Loads a jar without starting anything in it. What cannot be loaded is complained about.
    ///
    /// @param name what to call it until it has an id
    Optional<PluginWrapper> load(Path code, String name) {
        try {
            return Optional.of(loadPluginFromPath(code));
        } catch (RuntimeException | LinkageError e) {
            complain(name, reason(e), e);
            return Optional.empty();
        }
    }

    /// Starts what was loaded; what does not start is complained about, and unloaded.
    ///
    /// @return what runs
    List<PluginWrapper> startAll(List<PluginWrapper> loaded) {
        var wrappers = new ArrayList<>(loaded);
        resolve(wrappers);
        wrappers.removeIf(wrapper -> !starts(wrapper));
        return wrappers;
    }

    /// Stops and unloads one plugin, and those that depend on it, whatever its `stop` throws.
    void stopAndUnload(String pluginId) {
        try {
            unloadPlugin(pluginId);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            complain(pluginId, "did not unload cleanly: " + reason(e), e);
        }
    }

    private void resolve(List<PluginWrapper> wrappers) {
        dropUnresolvable(wrappers);
        try {
            resolvePlugins();
        } catch (RuntimeException e) {
            wrappers.forEach(wrapper -> {
                complain(wrapper.getPluginId(), "cannot be resolved: " + reason(e), e);
                unloadPlugin(wrapper.getPluginId());
            });
            wrappers.clear();
        }
    }

    /// PF4J would refuse all the others with one whose dependencies it cannot weigh, and never comes back from a
    /// circle of them.
    private void dropUnresolvable(List<PluginWrapper> wrappers) {
        var troubles = new LinkedHashMap<PluginWrapper, String>();
        for (var wrapper : wrappers) {
            DependencyTrouble.of(wrapper.getDescriptor(), this::descriptor, getVersionManager())
                    .ifPresent(trouble -> troubles.put(wrapper, trouble));
        }
        troubles.forEach((wrapper, trouble) -> {
            complain(wrapper.getPluginId(), trouble);
            unloadPlugin(wrapper.getPluginId(), false, false);
            wrappers.remove(wrapper);
        });
    }

    private @Nullable PluginDescriptor descriptor(String pluginId) {
        var wrapper = getPlugin(pluginId);
        return wrapper == null ? null : wrapper.getDescriptor();
    }

    private boolean starts(PluginWrapper wrapper) {
        if (wrapper.getPluginState() == PluginState.UNLOADED) {
            complain(wrapper.getPluginId(), missingDependencies(wrapper));
            return false;
        }
        if (wrapper.getPluginState() == PluginState.DISABLED) {
            complain(wrapper.getPluginId(), disabled(wrapper));
            unloadPlugin(wrapper.getPluginId());
            return false;
        }
        if (startPlugin(wrapper.getPluginId()).isStarted()) {
            return true;
        }
        var cause = wrapper.getFailedException();
        var reason = cause == null ? "no reason given" : reason(cause);
        unloadPlugin(wrapper.getPluginId());
        complain(wrapper.getPluginId(), "did not start: " + reason);
        return false;
    }

    private String missingDependencies(PluginWrapper wrapper) {
        var known = new HashSet<>(
                getPlugins().stream().map(PluginWrapper::getPluginId).toList());
        var missing = wrapper.getDescriptor().getDependencies().stream()
                .filter(dependency -> !dependency.isOptional() && !known.contains(dependency.getPluginId()))
                .map(dependency -> dependency.getPluginId() + " " + dependency.getPluginVersionSupport())
                .toList();
        return "needs plugins that are not here: " + String.join(", ", missing);
    }

    private String disabled(PluginWrapper wrapper) {
        return wrapper.getFailedException() == null
                ? "is switched off by disabled.txt or enabled.txt in " + getPluginsRoot()
                : "needs plugin API " + wrapper.getDescriptor().getRequires() + ", this host has " + getSystemVersion()
                        + "; take another release of the plugin, or of the host";
    }

    private void complain(String plugin, String message) {
        complaints.accept(new PluginProblem(plugin, message));
    }

    private void complain(String plugin, String message, Throwable cause) {
        LOG.debug("{} {}", plugin, message, cause);
        complain(plugin, message);
    }

    /// What went wrong, and what was behind it, each said once.
    static String reason(Throwable failure) {
        var reason = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (cause instanceof LinkageError) {
                message = cause.getClass().getSimpleName() + " " + message;
            }
            if (reason.indexOf(message) < 0) {
                reason.append(reason.isEmpty() ? "" : ": ").append(message);
            }
        }
        return reason.toString();
    }
}
