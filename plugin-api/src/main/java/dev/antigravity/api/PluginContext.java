package dev.antigravity.api;

/// What a plugin is told when it is built.
public interface PluginContext {
    String pluginId();

    String pluginVersion();

    HostServices host();
}
