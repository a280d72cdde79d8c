package dev.antigravity.loader;

import java.nio.file.Path;
import java.util.Set;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads a bundled plugin through the host's own class loader, provided its jar is on the class path.
final class SharedClassPathLoader implements PluginLoader {
    private static final Logger LOG = LoggerFactory.getLogger(SharedClassPathLoader.class);

    private final Set<Path> jars;
    private final PluginLoader apart;

    /// @param apart loads a jar that turns out not to be on the class path
    SharedClassPathLoader(Set<Path> jars, PluginLoader apart) {
        this.jars = jars;
        this.apart = apart;
    }

    @Override
    public boolean isApplicable(Path jar) {
        return jars.contains(jar);
    }

    @Override
    public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
        var host = SharedClassPathLoader.class.getClassLoader();
        if (host != null && isFrom(jar, descriptor.getPluginClass(), host)) {
            return host;
        }
        LOG.debug("{} is not on the class path; loading it apart", jar);
        return apart.loadPlugin(jar, descriptor);
    }

    private static boolean isFrom(Path jar, String className, ClassLoader loader) {
        try {
            var source = Class.forName(className, false, loader)
                    .getProtectionDomain()
                    .getCodeSource();
            return source != null
                    && jar.toRealPath()
                            .equals(Path.of(source.getLocation().toURI()).toRealPath());
        } catch (Exception | LinkageError e) {
            LOG.debug("{} does not come from the class path", className, e);
            return false;
        }
    }
}
