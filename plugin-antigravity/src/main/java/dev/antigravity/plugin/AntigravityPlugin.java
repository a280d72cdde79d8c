package dev.antigravity.plugin;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.PluginContext;

/// The plugin as hosts know it.
public final class AntigravityPlugin extends AgentPlugin {
    public AntigravityPlugin(PluginContext context) {
        super(context);
    }
}
