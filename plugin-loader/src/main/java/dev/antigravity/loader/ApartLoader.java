package dev.antigravity.loader;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
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

    /// Its resources are read without the JVM's cache of open jars, which would keep the file open after the plugin is
    /// gone.
    ///
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
        public @Nullable URL findResource(String name) {
            var found = super.findResource(name);
            return found == null ? null : UncachedJar.of(found);
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return Collections.enumeration(Collections.list(super.findResources(name)).stream()
                    .map(UncachedJar::of)
                    .toList());
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
