package dev.antigravity.loader;

import dev.antigravity.api.PluginContext;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pf4j.DefaultPluginFactory;
import org.pf4j.Plugin;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/// Builds a plugin with its {@link PluginContext}, or as PF4J does if it does not ask for one.
final class ContextPluginFactory extends DefaultPluginFactory {
    private final Function<PluginWrapper, PluginContext> contexts;
    private final Function<PluginWrapper, Optional<OwnTime>> times;
    private final Consumer<PluginProblem> complaints;

    /// @param times what a plugin is given that the host does not bring along itself
    ContextPluginFactory(
            Function<PluginWrapper, PluginContext> contexts,
            Function<PluginWrapper, Optional<OwnTime>> times,
            Consumer<PluginProblem> complaints) {
        this.contexts = contexts;
        this.times = times;
        this.complaints = complaints;
    }

    @Override
    public Plugin create(PluginWrapper wrapper) {
        return times.apply(wrapper)
                .<Plugin>map(time -> new TimedPlugin(time.call("build", () -> build(wrapper)), time, complaints))
                .orElseGet(() -> build(wrapper));
    }

    private Plugin build(PluginWrapper wrapper) {
        var name = wrapper.getDescriptor().getPluginClass();
        try {
            var type = wrapper.getPluginClassLoader().loadClass(name);
            if (!Plugin.class.isAssignableFrom(type)) {
                throw new PluginRuntimeException("its Plugin-Class, {}, does not extend org.pf4j.Plugin", name);
            }
            var constructor = type.getConstructor(PluginContext.class);
            return InPlugin.call(
                    wrapper.getPluginClassLoader(), () -> (Plugin) constructor.newInstance(contexts.apply(wrapper)));
        } catch (ClassNotFoundException _) {
            throw new PluginRuntimeException("its Plugin-Class, {}, is not in it", name);
        } catch (NoSuchMethodException _) {
            return withoutContext(wrapper, name);
        } catch (InvocationTargetException e) {
            throw new PluginRuntimeException(e.getCause(), "{} cannot be built", name);
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(e, "{} cannot be built", name);
        }
    }

    private Plugin withoutContext(PluginWrapper wrapper, String name) {
        var plugin = super.create(wrapper);
        if (plugin == null) {
            throw new PluginRuntimeException("{} has no public constructor that takes a PluginContext", name);
        }
        return plugin;
    }
}
