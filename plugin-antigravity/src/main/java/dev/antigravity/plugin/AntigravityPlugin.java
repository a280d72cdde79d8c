package dev.antigravity.plugin;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.PluginContext;

/// The plugin as hosts know it. Nothing is opened before somebody needs it.
public final class AntigravityPlugin extends AgentPlugin {
    private final Workshop workshop;

    public AntigravityPlugin(PluginContext context) {
        super(context);
        workshop = new Workshop(context.host(), context.pluginVersion());
    }

    Workshop workshop() {
        return workshop;
    }

    @Override
    protected void onStop() {
        workshop.close();
    }
}
