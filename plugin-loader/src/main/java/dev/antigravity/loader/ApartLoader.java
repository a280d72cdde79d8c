package dev.antigravity.loader;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.JarPluginLoader;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// Loads a jar in a class loader of its own: its classes first, then those of plugins it depends on, then the
/// host's.
final class ApartLoader extends JarPluginLoader {
    ApartLoader(PluginManager manager) {
        super(manager);
    }

    @Override
    protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
        return new ApartClassLoader(pluginManager, descriptor);
    }

    /// PF4J casts every dependency's class loader to its own kind when it looks for resources, which that of a
    /// shared plugin is not. What a shared plugin holds is found on the host's class path anyway.
    private static final class ApartClassLoader extends PluginClassLoader {
        private final PluginManager manager;
        private final PluginDescriptor descriptor;

        ApartClassLoader(PluginManager manager, PluginDescriptor descriptor) {
            super(manager, descriptor, ApartLoader.class.getClassLoader());
            this.manager = manager;
            this.descriptor = descriptor;
        }

        @Override
        protected @Nullable URL findResourceFromDependencies(String name) {
            return dependsOnShared() ? null : super.findResourceFromDependencies(name);
        }

        @Override
        protected Collection<URL> findResourcesFromDependencies(String name) throws IOException {
            return dependsOnShared() ? List.of() : super.findResourcesFromDependencies(name);
        }

        private boolean dependsOnShared() {
            return descriptor.getDependencies().stream()
                    .map(dependency -> manager.getPluginClassLoader(dependency.getPluginId()))
                    .anyMatch(loader -> loader != null && !(loader instanceof PluginClassLoader));
        }
    }
}
