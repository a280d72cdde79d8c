package dev.antigravity.loader;

import dev.antigravity.api.PluginContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionPoint;
import org.pf4j.IndexedExtensionFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.pf4j.processor.ExtensionStorage;

/// The extensions of one started plugin.
///
/// Reads the index from the plugin's own jar. PF4J asks the plugin's class loader, which answers with the host's
/// (and so with the bundled plugin's) index where the plugin has none, and keeps them in no order.
final class Extensions {
    private final Plugin plugin;
    private final @Nullable PluginContext context;
    private final List<Class<?>> types;

    private Extensions(Plugin plugin, @Nullable PluginContext context, List<Class<?>> types) {
        this.plugin = plugin;
        this.context = context;
        this.types = types;
    }

    /// @throws PluginRuntimeException if the index cannot be read or names a class that cannot be loaded
    static Extensions of(PluginWrapper wrapper, @Nullable PluginContext context) {
        var types = new ArrayList<Class<?>>();
        for (var name : index(wrapper.getPluginPath())) {
            try {
                types.add(wrapper.getPluginClassLoader().loadClass(name));
            } catch (ClassNotFoundException e) {
                throw new PluginRuntimeException(e, "its index names {}, which is not in it", name);
            }
        }
        return new Extensions(TimedPlugin.within(wrapper.getPlugin()), context, types);
    }

    /// New instances of the extensions of that kind.
    <T extends ExtensionPoint> List<T> of(Class<T> point) {
        var found = new ArrayList<T>();
        for (var type : types) {
            if (point.isAssignableFrom(type)) {
                found.add(point.cast(build(type)));
            } else if (claims(type, point.getName())) {
                throw new PluginRuntimeException(
                        "brings its own copy of {}; build it with plugin-api in scope `provided`", point.getName());
            }
        }
        return found;
    }

    private static LinkedHashSet<String> index(Path jar) {
        var names = new LinkedHashSet<String>();
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(IndexedExtensionFinder.EXTENSIONS_RESOURCE);
            if (entry != null) {
                try (Reader in =
                        new BufferedReader(new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
                    ExtensionStorage.read(in, names);
                }
            }
            return names;
        } catch (IOException e) {
            throw new PluginRuntimeException(e, "its index cannot be read");
        }
    }

    private static boolean claims(@Nullable Class<?> type, String point) {
        if (type == null) {
            return false;
        }
        for (var face : type.getInterfaces()) {
            if (face.getName().equals(point) || claims(face, point)) {
                return true;
            }
        }
        return claims(type.getSuperclass(), point);
    }

    private Object build(Class<?> type) {
        try {
            for (var constructor : type.getConstructors()) {
                var argument = argumentFor(constructor);
                if (constructor.getParameterCount() == 1 && argument != null) {
                    return constructor.newInstance(argument);
                }
            }
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new PluginRuntimeException(e.getCause(), "{} cannot be built", type.getName());
        } catch (ReflectiveOperationException e) {
            throw new PluginRuntimeException(
                    e,
                    "{} has no public constructor that takes nothing, its plugin or a PluginContext",
                    type.getName());
        }
    }

    private @Nullable Object argumentFor(Constructor<?> constructor) {
        if (constructor.getParameterCount() != 1) {
            return null;
        }
        var wanted = constructor.getParameterTypes()[0];
        return wanted.isInstance(plugin) ? plugin : wanted.isInstance(context) ? context : null;
    }
}
