package dev.antigravity.command;

import dev.antigravity.api.CancellationToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Commands that go on until they are told to end: by their token, or by interrupting their thread.
final class Foreground {
    private static final long LOOK_MILLIS = 200;

    private Foreground() {}

    static void until(CancellationToken cancellation) {
        var told = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(told::countDown)) {
            told.await();
        } catch (InterruptedException _) {
            // The same wish, said by the thread.
        }
    }

    /// Ends, too, when the file is there.
    static void until(CancellationToken cancellation, Path file) {
        var told = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(told::countDown)) {
            while (!Files.exists(file) && !told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                // Nobody has said anything yet.
            }
        } catch (InterruptedException _) {
            // The same wish, said by the thread.
        }
    }
}
