package dev.antigravity.api;

import org.pf4j.Plugin;

/// A plugin's life: built with its context, started, stopped once, never heard of again.
///
/// Both doors set the thread's context class loader to the plugin's own, as PF4J does not. A failed start is undone
/// before it is reported; nothing escapes from a stop, since PF4J would then leave the plugins after this one
/// running.
///
/// Extensions of the plugin may take it (or its {@link PluginContext}) as their only constructor parameter.
public abstract class AgentPlugin extends Plugin {
    private final PluginContext context;

    protected AgentPlugin(PluginContext context) {
        this.context = context;
    }

    /// What this plugin was built with.
    public final PluginContext context() {
        return context;
    }

    @Override
    public final void start() {
        inOwnClassLoader(() -> {
            try {
                onStart();
            } catch (RuntimeException | LinkageError e) {
                stopQuietly();
                throw e;
            }
        });
    }

    @Override
    public final void stop() {
        inOwnClassLoader(this::stopQuietly);
    }

    /// Makes the plugin ready. Quick: what takes time belongs to the first command that needs it.
    protected void onStart() {}

    /// Gives everything back, in reverse order: requests, servers, clients, threads, files. Must cope with a start
    /// that failed half-way, and with being called twice.
    protected void onStop() {}

    /// Touches what a first use needs. Called only by a host that records a start-up profile, after the start;
    /// whatever it throws is ignored.
    ///
    /// @param command the one the profile is for, as `serve`; empty for a profile of them all
    protected void onWarmUp(String command) {}

    /// Runs {@link #onWarmUp(String)} behind the same door as start and stop.
    public final void warmUp(String command) {
        inOwnClassLoader(() -> onWarmUp(command));
    }

    private void stopQuietly() {
        try {
            onStop();
        } catch (Throwable e) { // whatever it is, the next plugin still has to be stopped
            log.warn("{} did not stop cleanly", context.pluginId(), e);
        }
    }

    private void inOwnClassLoader(Runnable action) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(getClass().getClassLoader());
        try {
            action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
