package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lines from a pipe or a file, without prompts and echoes.
final class PipedLines implements Lines {
    private final BufferedReader in;

    PipedLines(BufferedReader in) {
        this.in = in;
    }

    @Override
    public @Nullable String next() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nobody is there to cancel it; Ctrl-C ends the whole process.
    @Override
    public <T> T cancellable(Function<CancellationToken, T> work) {
        return work.apply(CancellationToken.none());
    }
}
