package dev.antigravity.loader;

import java.util.function.Consumer;
import org.pf4j.Plugin;

/// A plugin by somebody else, which starts and stops in its own time. A start that ends after nobody waits for it any
/// more is undone.
final class TimedPlugin extends Plugin {
    private final Plugin plugin;
    private final OwnTime time;
    private final Consumer<PluginProblem> complaints;
    private volatile boolean givenUp;

    /// @param complaints told of a stop that did not go well, which keeps nobody from going on
    TimedPlugin(Plugin plugin, OwnTime time, Consumer<PluginProblem> complaints) {
        this.plugin = plugin;
        this.time = time;
        this.complaints = complaints;
    }

    /// The plugin itself, whether it is timed or not.
    static Plugin within(Plugin plugin) {
        return plugin instanceof TimedPlugin timed ? timed.plugin : plugin;
    }

    @Override
    public void start() {
        var done = false;
        try {
            time.call("start", () -> {
                plugin.start();
                if (givenUp) {
                    plugin.stop();
                }
                return true;
            });
            done = true;
        } finally {
            givenUp = !done;
        }
    }

    @Override
    public void stop() {
        try {
            time.call("stop", () -> {
                plugin.stop();
                return true;
            });
        } catch (RuntimeException | LinkageError e) {
            var message = "did not stop cleanly: " + HostPluginManager.reason(e);
            complaints.accept(new PluginProblem(time.pluginId(), message));
        }
    }
}
