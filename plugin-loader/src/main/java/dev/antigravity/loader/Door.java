package dev.antigravity.loader;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way into one plugin. What the host calls of it goes through here, with the plugin's class loader on the thread,
/// until the door is shut; from then on nothing of the plugin can be reached from here. Thread-safe.
final class Door {
    private final String pluginId;
    private final List<Inside<?>> things = new ArrayList<>();
    private @Nullable ClassLoader loader;
    private int visitors;

    Door(String pluginId, ClassLoader loader) {
        this.pluginId = pluginId;
        this.loader = loader;
    }

    /// Something of the plugin's, for as long as the door is open.
    final class Inside<T> {
        private @Nullable T thing;

        private Inside(T thing) {
            this.thing = thing;
        }

        /// @throws CommandException if the plugin was unloaded
        <R, E extends Exception> R call(Visit<? super T, R, E> visit) throws E {
            ClassLoader own;
            T here;
            synchronized (Door.this) {
                own = loader;
                here = thing;
                if (own == null || here == null) {
                    throw new CommandException(
                            ErrorCode.HOST_CONFIG,
                            "The plugin " + pluginId + " was unloaded.",
                            "See plugins for what is there.");
                }
                visitors++;
            }
            try {
                return InPlugin.call(own, () -> visit.to(here));
            } finally {
                leave();
            }
        }
    }

    @FunctionalInterface
    interface Visit<T, R, E extends Exception> {
        R to(T thing) throws E;
    }

    synchronized <T> Inside<T> keep(T thing) {
        var inside = new Inside<T>(thing);
        things.add(inside);
        return inside;
    }

    private synchronized void leave() {
        visitors--;
        notifyAll();
    }

    /// Lets nobody in any more, and waits so long for those who are inside.
    synchronized void shut(Duration patience) {
        loader = null;
        things.forEach(inside -> inside.thing = null);
        things.clear();
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            for (var left = patience.toMillis(); visitors > 0 && left > 0; left = millisTo(deadline)) {
                wait(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisTo(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }
}
