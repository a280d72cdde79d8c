package dev.antigravity.testkit;

import dev.antigravity.api.Progress;
import java.util.List;

/// Writes down what was reported, and fails the test where a report goes back or goes on after its end.
final class FakeProgress implements Progress {
    private final String title;
    private final List<String> shown;
    private long reached;
    private boolean ended;

    FakeProgress(String title, List<String> shown) {
        this.title = title;
        this.shown = shown;
        shown.add(title + "…");
    }

    @Override
    public synchronized void update(long done, long total) {
        requireOpen();
        if (done < reached) {
            throw new AssertionError(title + " went back from " + reached + " to " + done);
        }
        reached = done;
    }

    @Override
    public synchronized void note(String what) {
        requireOpen();
        shown.add(what);
    }

    @Override
    public synchronized void done(String summary) {
        end("✓ " + summary);
    }

    @Override
    public synchronized void fail(String reason) {
        end("✗ " + reason);
    }

    @Override
    public synchronized void close() {
        if (!ended) {
            end(title + ": cancelled");
        }
    }

    private void end(String line) {
        requireOpen();
        ended = true;
        shown.add(line);
    }

    private void requireOpen() {
        if (ended) {
            throw new AssertionError(title + " goes on after its end");
        }
    }
}
