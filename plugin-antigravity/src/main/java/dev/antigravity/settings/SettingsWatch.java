package dev.antigravity.settings;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks at a {@link SettingsFile} again and again until closed. A change is taken over once two looks in a row see
/// the same content, so that a file is not read while an editor writes it.
public final class SettingsWatch implements AutoCloseable {
    private final SettingsFile file;
    private final Duration every;
    private final Consumer<SettingsFile.Refresh> listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SettingsWatch(SettingsFile file, Duration every, Consumer<SettingsFile.Refresh> listener) {
        this.file = file;
        this.every = every;
        this.listener = listener;
    }

    /// @param listener told what was loaded or rejected, on the watching thread
    public static SettingsWatch start(SettingsFile file, Duration every, Consumer<SettingsFile.Refresh> listener) {
        var watch = new SettingsWatch(file, every, listener);
        Thread.ofVirtual().name("antigravity-settings").start(watch::run);
        return watch;
    }

    private void run() {
        var before = "";
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                var now = file.fingerprint();
                if (now.equals(before)) {
                    look();
                }
                before = now;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        switch (file.refresh()) {
            case SettingsFile.Refresh.Unchanged _ -> {}
            case SettingsFile.Refresh.Loaded loaded -> listener.accept(loaded);
            case SettingsFile.Refresh.Rejected rejected -> listener.accept(rejected);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
