package dev.antigravity.api;

/// Asks a piece of work whether it is still wanted. The host also interrupts the thread that runs a command, so
/// plain blocking calls end by themselves; the token is for loops, and for work that was handed to other threads.
public interface CancellationToken {
    /// A token that nobody will ever cancel.
    static CancellationToken none() {
        return new Cancellation();
    }

    boolean isCancelled();

    /// Runs the action once, when cancelled; at once if that already happened. The action must be quick.
    Subscription onCancel(Runnable action);

    /// @throws CancelledException if the work is no longer wanted
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }
}
