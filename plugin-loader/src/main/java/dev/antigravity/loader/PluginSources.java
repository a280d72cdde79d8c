package dev.antigravity.loader;

import java.nio.file.Path;
import java.util.List;

/// Where plugins come from.
///
/// @param bundled   jars the product brings along, loaded first
/// @param isolation how those jars are loaded
/// @param folder    the user's own plugins, each always in a class loader of its own; need not exist
public record PluginSources(List<Path> bundled, Isolation isolation, Path folder) {
    public PluginSources {
        bundled =
                bundled.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        folder = folder.toAbsolutePath().normalize();
    }

    /// How a bundled plugin meets the host's classes.
    public enum Isolation {
        /// Through the host's class loader, if the jar is on its class path: the JVM's start-up cache covers it.
        /// Else apart.
        SHARED,
        /// In a class loader of its own, like any other plugin: can be unloaded without a trace.
        APART
    }
}
