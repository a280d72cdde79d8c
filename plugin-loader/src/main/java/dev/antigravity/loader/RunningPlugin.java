package dev.antigravity.loader;

/// A plugin that runs: what the host has of it, the jar it came in, and the way into it.
record RunningPlugin(LoadedPlugin plugin, Jar jar, Door door) {
    String id() {
        return plugin.id();
    }
}
