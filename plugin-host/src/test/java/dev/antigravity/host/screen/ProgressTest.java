package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter written = new StringWriter();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private String written() {
        return written.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void writesALineForEveryTenthInAPipe() {
        var screen = new Screen(new PrintWriter(written), Look.plain());
        try (var progress = screen.progress("Loading", clock)) {
            for (var i = 0; i <= 25; i++) {
                progress.update(i, 100);
            }
            progress.note("too soon to say anything");
            now.set(now.get().plus(Duration.ofSeconds(5)));
            progress.note("page 2");
            progress.done("Loaded 25");
        }

        assertThat(written()).isEqualTo("""
                Loading…
                Loading 10 %
                Loading 20 %
                Loading: page 2
                ✓ Loaded 25
                """);
    }

    @Test
    void callsWhatIsClosedTooSoonCancelled() {
        var screen = new Screen(new PrintWriter(written), Look.plain());
        screen.progress("Loading", clock).close();

        assertThat(written()).isEqualTo("Loading…\nLoading: cancelled\n");
    }

    @Test
    void leavesNothingOfTheTurningLineOnATerminal() {
        var screen = new Screen(
                new PrintWriter(written), Look.plain().withWidth(() -> 40).redrawing(true));
        try (var progress = screen.progress("Loading", clock)) {
            screen.show(Text.of("in between"));
            progress.done("Loaded");
        }

        assertThat(written().replaceAll("\r[^\n]*\033\\[K", "")).isEqualTo("in between\n✓ Loaded\n");
        assertThat(written()).endsWith("✓ Loaded\n");
    }
}
