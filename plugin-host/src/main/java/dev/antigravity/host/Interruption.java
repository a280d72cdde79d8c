package dev.antigravity.host;

import dev.antigravity.api.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Lets a run end in order when the process is told to go (Ctrl-C, SIGTERM): cancels it, and gives it time for its
/// goodbyes, which for a proxy are the answers under way. Belongs to the thread that makes it.
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean wellDone;

    /// @param cannotEnd whether the run waits for something nothing can interrupt
    Interruption(Cancellation cancellation, BooleanSupplier cannotEnd) {
        var worker = Thread.currentThread();
        hook = Thread.ofPlatform().name("antigravity-interruption").unstarted(() -> {
            cancellation.cancel();
            if (!cannotEnd.getAsBoolean()) {
                worker.interrupt();
                awaitEnd();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("antigravity: did not end in time");
            } else if (wellDone) {
                Runtime.getRuntime().halt(0); // or the JVM would report the signal
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run ended in order, as a server does that was told to go: no signal shows in the exit code.
    void wasNone() {
        wellDone = true;
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // it is running right now
        }
    }
}
