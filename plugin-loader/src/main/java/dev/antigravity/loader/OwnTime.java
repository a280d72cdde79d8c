package dev.antigravity.loader;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pf4j.PluginRuntimeException;

/// Runs code of a plugin by somebody else on a thread of its own, for so long and no longer. Code that does not heed
/// an interrupt cannot be ended; it is left alone.
record OwnTime(String pluginId, ClassLoader loader, Duration patience) {
    /// @param what names the thread: `start`
    /// @throws PluginRuntimeException if it takes too long, or throws what a host does not expect
    <T> T call(String what, Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-" + pluginId + "-" + what)
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            var result = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            thread.join(patience);
            return result;
        } catch (ExecutionException e) {
            throw asExpected(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            thread.interrupt();
            throw new PluginRuntimeException("took longer than {} s and was left alone", patience.toMillis() / 1000.0);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PluginRuntimeException(e, "interrupted");
        }
    }

    private static RuntimeException asExpected(Throwable failure) {
        if (failure instanceof LinkageError e) {
            throw e;
        }
        return failure instanceof RuntimeException e
                ? e
                : new PluginRuntimeException(failure, failure.getClass().getSimpleName());
    }
}
