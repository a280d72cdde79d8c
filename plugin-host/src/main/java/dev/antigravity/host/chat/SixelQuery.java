package dev.antigravity.host.chat;

import dev.antigravity.host.screen.Graphics;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a terminal for its attributes, among which sixels are the fourth. Nearly every terminal answers at once; one
/// that does not is waited for a moment.
public final class SixelQuery {
    private static final Logger LOG = LoggerFactory.getLogger(SixelQuery.class);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Pattern SIXELS = Pattern.compile("\\033\\[\\?(\\d+;)*4(;\\d+)*c");

    private SixelQuery() {}

    /// Asks the terminal this process runs in.
    public static Graphics ask() {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            return ask(terminal);
        } catch (IOException e) {
            LOG.debug("the terminal cannot be asked", e);
            return Graphics.NONE;
        }
    }

    static Graphics ask(Terminal terminal) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            return Graphics.NONE;
        }
        var before = terminal.enterRawMode();
        try {
            terminal.writer().print("\033[c");
            terminal.flush();
            return SIXELS.matcher(answer(terminal)).find() ? Graphics.SIXEL : Graphics.NONE;
        } catch (IOException e) {
            LOG.debug("the terminal does not answer", e);
            return Graphics.NONE;
        } finally {
            terminal.setAttributes(before);
        }
    }

    private static String answer(Terminal terminal) throws IOException {
        var answer = new StringBuilder();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answer.indexOf("c") < 0) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            var next = left > 0 ? terminal.reader().read(left) : -1;
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString();
    }
}
