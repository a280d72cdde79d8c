package dev.antigravity.plugin;

import dev.antigravity.api.AgentPlugin;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.PluginContext;
import dev.antigravity.demo.DemoCommand;
import dev.antigravity.demo.Rehearsal;

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
    protected void onStart() {
        if (context().host().staysUp()) {
            workshop.embedded().start();
        }
    }

    @Override
    protected void onWarmUp(String command) {
        Rehearsal.run(command, context().host(), this::workshopIn);
    }

    DemoCommand demo() {
        return new DemoCommand(context().host(), this::workshopIn);
    }

    private Workshop workshopIn(HostServices host) {
        return new Workshop(host, context().pluginVersion());
    }

    @Override
    protected void onStop() {
        workshop.close();
    }
}
