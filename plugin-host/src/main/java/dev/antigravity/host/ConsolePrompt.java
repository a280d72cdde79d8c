package dev.antigravity.host;

import dev.antigravity.host.screen.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Asks on the terminal of a single command, with the terminal's own line editing.
final class ConsolePrompt implements Prompt {
    private final BufferedReader in;
    private final PrintWriter out;
    private volatile boolean waiting;

    ConsolePrompt(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /// Somebody is being waited for. Nothing can interrupt that but the end of the process.
    boolean isWaiting() {
        return waiting;
    }

    @Override
    public @Nullable String line(String question) {
        out.print(question);
        out.flush();
        waiting = true;
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            waiting = false;
        }
    }

    @Override
    public char @Nullable [] secret(String question) {
        var console = System.console();
        if (console == null) {
            return null;
        }
        waiting = true;
        try {
            return console.readPassword("%s", question);
        } finally {
            waiting = false;
        }
    }
}
