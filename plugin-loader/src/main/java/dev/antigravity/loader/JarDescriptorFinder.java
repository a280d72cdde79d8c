package dev.antigravity.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.VersionManager;

/// Reads a jar's `Plugin-*` manifest attributes, else its root `plugin.properties`. PF4J's own finder opens the jar
/// as a file system for the latter, which takes longer than everything else about loading a plugin.
///
/// What it finds can be relied on: an id that is safe in a path and in the list of pins, and versions that can be
/// compared.
final class JarDescriptorFinder extends ManifestPluginDescriptorFinder {
    private static final Pattern ID = Pattern.compile("\\w[\\w.-]*");

    private final VersionManager versions = new DefaultVersionManager();

    @Override
    public PluginDescriptor find(Path jar) {
        return checked(read(jar));
    }

    private PluginDescriptor read(Path jar) {
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
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            throw new PluginRuntimeException(e, "cannot be read");
        }
    }

    private PluginDescriptor checked(PluginDescriptor found) {
        if (!ID.matcher(found.getPluginId()).matches()) {
            throw new PluginRuntimeException(
                    "its Plugin-Id, {}, is not made of letters, digits, dots and dashes", found.getPluginId());
        }
        if (found.getVersion() == null || found.getVersion().isBlank()) {
            throw new PluginRuntimeException("has no Plugin-Version, such as 1.0.0");
        }
        checkRange("Plugin-Requires", found.getRequires());
        found.getDependencies().forEach(other -> checkRange("Plugin-Dependencies", other.getPluginVersionSupport()));
        return found;
    }

    private void checkRange(String attribute, String range) {
        try {
            versions.checkVersionConstraint("1.0.0", range);
        } catch (RuntimeException _) {
            throw new PluginRuntimeException(
                    "its {} asks for {}, which is no range of versions like >=1.0.0", attribute, range);
        }
    }

    private static final class FromProperties extends PropertiesPluginDescriptorFinder {
        @Override
        protected PluginDescriptor createPluginDescriptor(Properties properties) {
            return super.createPluginDescriptor(properties);
        }
    }
}
