package dev.antigravity.host.chat;

import dev.antigravity.api.Cancellation;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Palette;
import dev.antigravity.host.screen.Prompt;
import dev.antigravity.host.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/// A person at a terminal: reads lines with editing, completion and history, and asks the questions of commands.
final class ChatTerminal implements Lines, Prompt {
    private final Terminal terminal;
    private final LineReader reader;
    private final LineReader questions;
    private final AttributedString prompt;

    /// @param history          the file that keeps what was typed
    /// @param workingDirectory where the names of files begin
    ChatTerminal(Terminal terminal, Supplier<CommandBook> book, Palette palette, Path history, Path workingDirectory) {
        this.terminal = terminal;
        this.prompt = palette == Palette.COLOURED
                ? new AttributedStringBuilder()
                        .styled(AttributedStyle.BOLD.foreground(AttributedStyle.CYAN), "> ")
                        .toAttributedString()
                : new AttributedString("> ");
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("antigravity")
                .parser(new SlashParser())
                .completer(new SlashCompleter(new Completions(book, workingDirectory)))
                .highlighter(palette == Palette.COLOURED ? new SlashHighlighter(book) : new PlainHighlighter())
                .history(new DiscreetHistory(new Discretion(book)))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .build();
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(newLine(), "\033\r", "\033\n");
        this.questions = LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /// Alt-Enter: a line break inside what is being typed.
    private Reference newLine() {
        var name = "insert-line-break";
        reader.getWidgets().put(name, () -> {
            reader.getBuffer().write('\n');
            return true;
        });
        return new Reference(name);
    }

    Screen screen(Look look) {
        return new Screen(
                terminal.writer(),
                look.withWidth(terminal::getColumns)
                        .redrawing(!terminal.getType().startsWith(Terminal.TYPE_DUMB))
                        .asking(() -> SixelQuery.ask(terminal)));
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine(prompt.toAnsi(terminal));
        } catch (UserInterruptException _) {
            return "";
        } catch (EndOfFileException _) {
            return null;
        }
    }

    @Override
    public @Nullable String line(String question) {
        return answer(() -> questions.readLine(question));
    }

    @Override
    public char @Nullable [] secret(String question) {
        var typed = answer(() -> questions.readLine(question, '\0'));
        return typed == null ? null : typed.toCharArray();
    }

    private static @Nullable String answer(Supplier<String> asking) {
        try {
            return asking.get();
        } catch (UserInterruptException | EndOfFileException _) {
            return null;
        }
    }

    @Override
    public <T> T cancellable(Function<CancellationToken, T> work) {
        var cancellation = new Cancellation();
        var stop = new Stop(cancellation, Thread.currentThread());
        var echo = terminal.echo(false);
        var before = terminal.handle(Signal.INT, _ -> stop.now());
        try {
            return work.apply(cancellation);
        } finally {
            stop.isTooLate();
            terminal.handle(Signal.INT, before);
            terminal.echo(echo);
        }
    }

    /// Stops the work, unless it is over: an interrupt that came later would hit the next prompt.
    private static final class Stop {
        private final Cancellation cancellation;
        private final Thread worker;
        private boolean over;

        Stop(Cancellation cancellation, Thread worker) {
            this.cancellation = cancellation;
            this.worker = worker;
        }

        synchronized void now() {
            if (!over) {
                cancellation.cancel();
                worker.interrupt();
            }
        }

        /// Called by the worker.
        synchronized void isTooLate() {
            over = true;
            Thread.interrupted();
        }
    }

    void keepHistory() {
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
