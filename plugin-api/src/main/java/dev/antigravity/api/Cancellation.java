package dev.antigravity.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The host's end of a {@link CancellationToken}: the one that can cancel. Thread-safe.
public final class Cancellation implements CancellationToken {
    private final Map<Object, Runnable> actions = new LinkedHashMap<>();
    private boolean cancelled;

    /// Cancels, once; later calls do nothing.
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions.values());
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    @Override
    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    @Override
    public Subscription onCancel(Runnable action) {
        var key = new Object();
        synchronized (actions) {
            if (!cancelled) {
                actions.put(key, action);
                return () -> forget(key);
            }
        }
        action.run();
        return () -> {};
    }

    private void forget(Object key) {
        synchronized (actions) {
            actions.remove(key);
        }
    }
}
