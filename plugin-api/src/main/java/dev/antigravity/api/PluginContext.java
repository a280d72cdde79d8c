package dev.antigravity.api;

/// What a plugin is told when it is built.
public interface PluginContext {
    /// As the manifest says: `Plugin-Id`.
    String pluginId();

    /// As the manifest says: `Plugin-Version`.
    String pluginVersion();

    /// The host it runs in.
    HostServices host();
}
