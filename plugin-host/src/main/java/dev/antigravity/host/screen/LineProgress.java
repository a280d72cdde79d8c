package dev.antigravity.host.screen;

import dev.antigravity.api.Progress;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Progress as lines, for a stream that cannot take anything back: the title, every tenth that is reached, or what
/// is going on every five seconds, and how it ended.
final class LineProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Screen screen;
    private final String title;
    private final Clock clock;
    private Instant spoke;
    private long tenth;
    private boolean ended;

    LineProgress(Screen screen, String title, Clock clock) {
        this.screen = screen;
        this.title = title;
        this.clock = clock;
        this.spoke = clock.instant();
        say(title + "…");
    }

    @Override
    public synchronized void update(long done, long total) {
        var reached = total > 0 ? 10 * done / total : 0;
        if (!ended && reached > tenth) {
            tenth = reached;
            say(title + " " + tenth * 10 + " %");
        }
    }

    @Override
    public synchronized void note(String what) {
        if (!ended && !clock.instant().isBefore(spoke.plus(PAUSE))) {
            say(title + ": " + what);
        }
    }

    @Override
    public synchronized void done(String summary) {
        end(Text.success(summary));
    }

    @Override
    public synchronized void fail(String reason) {
        end(Text.failure(reason));
    }

    @Override
    public synchronized void close() {
        end(Text.EMPTY.muted(title + ": cancelled"));
    }

    private void say(String line) {
        spoke = clock.instant();
        screen.show(Text.EMPTY.and(Role.MUTED, line));
    }

    private void end(Text line) {
        if (!ended) {
            ended = true;
            screen.show(line);
        }
    }
}
