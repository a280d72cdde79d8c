package dev.antigravity.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PropertiesPluginDescriptorFinder;

/// Reads a jar's `Plugin-*` manifest attributes, else its root `plugin.properties`. PF4J's own finder opens the jar
/// as a file system for the latter, which takes longer than everything else about loading a plugin.
final class JarDescriptorFinder extends ManifestPluginDescriptorFinder {
    @Override
    public PluginDescriptor find(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            if (manifest != null && manifest.getMainAttributes().getValue(PLUGIN_ID) != null) {
                return createPluginDescriptor(manifest);
            }
            var entry = file.getEntry(PropertiesPluginDescriptorFinder.DEFAULT_PROPERTIES_FILE_NAME);
            if (entry == null) {
                throw new PluginRuntimeException(
                        "is no plugin: it has neither Plugin-Id in its manifest nor plugin.properties");
            }
            try (var in = file.getInputStream(entry)) {
                var properties = new Properties();
                properties.load(in);
                return new FromProperties().createPluginDescriptor(properties);
            }
        } catch (IOException e) {
            throw new PluginRuntimeException(e, "cannot be read");
        }
    }

    private static final class FromProperties extends PropertiesPluginDescriptorFinder {
        @Override
        protected PluginDescriptor createPluginDescriptor(Properties properties) {
            return super.createPluginDescriptor(properties);
        }
    }
}
