package dev.antigravity.command;

import dev.antigravity.api.Progress;
import dev.antigravity.image.Studio;
import java.time.Duration;

/// Tells how far a picture is, by what really happened.
final class DrawingProgress implements Studio.Listener, AutoCloseable {
    private final long began = System.nanoTime();
    private final Progress progress;

    DrawingProgress(Progress progress) {
        this.progress = progress;
        progress.note("queued");
    }

    @Override
    public void sent() {
        note("sent");
    }

    @Override
    public void arriving() {
        note("decoding");
    }

    void saved(int count) {
        progress.done(
                "saved" + (count == 1 ? "" : ", " + count + " pictures") + " after " + Wording.seconds(elapsed()));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void note(String what) {
        progress.note(what + " after " + Wording.seconds(elapsed()));
    }

    @Override
    public void close() {
        progress.close();
    }
}
