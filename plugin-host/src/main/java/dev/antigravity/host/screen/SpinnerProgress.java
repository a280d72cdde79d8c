package dev.antigravity.host.screen;

import dev.antigravity.api.Progress;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Progress on a terminal: one line that turns, drawn over itself ten times a second until it ends.
final class SpinnerProgress implements Progress {
    private static final List<String> FRAMES = List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏");
    private static final List<String> PLAIN_FRAMES = List.of("|", "/", "-", "\\");
    private static final Duration FRAME = Duration.ofMillis(100);

    private final Screen screen;
    private final String title;
    private final Clock clock;
    private final Instant begun;
    private final List<String> frames;
    private final Thread painter;
    private String note = "";
    private long done;
    private long total;
    private int frame;
    private boolean ended;

    SpinnerProgress(Screen screen, String title, Clock clock) {
        this.screen = screen;
        this.title = title;
        this.clock = clock;
        this.begun = clock.instant();
        this.frames = screen.look().unicode() ? FRAMES : PLAIN_FRAMES;
        this.painter = Thread.ofVirtual().name("antigravity-progress").start(this::paintUntilEnded);
    }

    @Override
    public synchronized void update(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
    }

    @Override
    public synchronized void note(String what) {
        note = what;
    }

    @Override
    public void done(String summary) {
        end(Text.success(summary));
    }

    @Override
    public void fail(String reason) {
        end(Text.failure(reason));
    }

    @Override
    public void close() {
        end(Text.EMPTY.muted(title + ": cancelled"));
    }

    /// Ends without a word.
    synchronized void vanish() {
        if (!ended) {
            ended = true;
            painter.interrupt();
            screen.clear();
        }
    }

    private void paintUntilEnded() {
        try {
            while (paint()) {
                Thread.sleep(FRAME);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean paint() {
        if (ended) {
            return false;
        }
        var line = Text.EMPTY
                .and(Role.CODE, frames.get(frame++ % frames.size()) + " ")
                .and(title);
        if (total > 0) {
            line = line.and(" " + Math.min(100, 100 * done / total) + " %");
        }
        if (!note.isEmpty()) {
            line = line.and(": " + note);
        }
        var seconds = Duration.between(begun, clock.instant()).toSeconds();
        line = seconds > 0 ? line.muted("  " + seconds + " s") : line;
        screen.showForNow(fitting(line));
        return true;
    }

    /// A line that wraps could not be drawn over.
    private Text fitting(Text line) {
        var width = Math.min(screen.look().width(), 500) - 1;
        return screen.look().measure().applyAsInt(line.plainText()) <= width
                ? line
                : Text.of(line.plainText()
                        .substring(0, Math.min(width, line.plainText().length())));
    }

    private synchronized void end(Text line) {
        if (!ended) {
            vanish();
            screen.show(line);
        }
    }
}
