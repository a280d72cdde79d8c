package dev.antigravity.host.screen;

import dev.antigravity.api.Block;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Image;
import dev.antigravity.api.MissingInput;
import dev.antigravity.api.Progress;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import dev.antigravity.host.json.JsonText;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes blocks and results for a person to read. Thread-safe.
///
/// Text from elsewhere cannot move the cursor or change colours: control characters are left out. Where the
/// characters of the output cannot show a tick, a plain one stands for it.
public final class Screen {
    private static final int MOST_PICTURES = 4;
    private static final String BACK_AND_CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final Look look;
    private boolean isForNow;
    private @Nullable Graphics graphics;

    public Screen(PrintWriter out, Look look) {
        this.out = out;
        this.look = look;
    }

    /// A screen nobody looks at.
    public static Screen unseen() {
        return new Screen(new PrintWriter(Writer.nullWriter()), Look.plain());
    }

    public synchronized void show(Block block) {
        clear();
        switch (block) {
            case Text text -> print(text);
            case Table table ->
                asTyped(table).lines(look.width(), look.measure()).forEach(this::print);
            case Image image -> {
                picture(image);
                out.println(paint(Text.of(image.alt() + " ").code(image.path().toString())));
            }
        }
        out.flush();
    }

    private void print(Text text) {
        Wrapping.lines(asTyped(text), look.width(), look.measure()).forEach(line -> out.println(painted(line)));
    }

    private Table asTyped(Table table) {
        return new Table(
                table.columns(),
                table.rows().stream()
                        .map(row -> row.stream().map(this::asTyped).toList())
                        .toList());
    }

    /// Commands with what stands before them here.
    private Text asTyped(Text text) {
        return new Text(text.spans().stream()
                .map(span -> span.role() == Role.COMMAND ? new Text.Span(look.slash() + span.text(), Role.CODE) : span)
                .toList());
    }

    private synchronized void picture(Image image) {
        if (Files.isReadable(image.path())) {
            clear();
            Pictures.sequence(image, graphics(), look.width()).ifPresent(out::println);
            out.flush();
        }
    }

    private Graphics graphics() {
        var known = graphics;
        if (known == null) {
            known = look.graphics().orElseGet(look.asking());
            graphics = known;
        }
        return known;
    }

    /// Writes a piece of a line, as it comes.
    public synchronized void write(Role role, String text) {
        clear();
        out.print(paint(new Text(List.of(new Text.Span(text, role)))));
        out.flush();
    }

    /// Writes a line that the next thing written takes the place of. Only for terminals.
    synchronized void showForNow(Text line) {
        out.print(BACK_AND_CLEAR + paint(line));
        out.flush();
        isForNow = true;
    }

    /// Takes back what was written for now.
    synchronized void clear() {
        if (isForNow) {
            out.print(BACK_AND_CLEAR);
            out.flush();
            isForNow = false;
        }
    }

    /// Progress as this screen can show it.
    public Progress progress(String title, Clock clock) {
        return look.redraws() ? new SpinnerProgress(this, title, clock) : new LineProgress(this, title, clock);
    }

    /// Shows that something is awaited, until the returned action takes it back; nothing where that is not
    /// possible.
    public Runnable waitFor(String title, Clock clock) {
        return look.redraws() ? new SpinnerProgress(this, title, clock)::vanish : () -> {};
    }

    /// A result for a program: one line of JSON.
    public void showAsJson(CommandResult result) {
        showAsJson(result, List.of());
    }

    /// The same, its message beginning with what was shown on the way: a difference, say, before a question about it.
    public synchronized void showAsJson(CommandResult result, List<Block> before) {
        var map = new LinkedHashMap<>(result.toMap());
        map.computeIfPresent(
                "message",
                (_, message) -> Stream.concat(before.stream().map(Block::plainText), Stream.of(message.toString()))
                        .filter(lines -> !lines.isEmpty())
                        .collect(Collectors.joining("\n")));
        clear();
        out.println(JsonText.of(map));
        out.flush();
    }

    /// A result as a person reads it. What went wrong goes to another screen, which may be this one.
    public void show(CommandResult result, Screen complaints) {
        result.found().ifPresent(report -> {
            report.body().forEach(this::show);
            pictures(report);
            next(report.next());
        });
        switch (result) {
            case CommandResult.Done _ -> {}
            case CommandResult.Failed failed -> complaints.showFailure(failed);
            case CommandResult.NeedsInput(var missing) -> complaints.showMissing(missing);
            case CommandResult.Cancelled(var message) -> complaints.show(Text.EMPTY.muted(message));
        }
    }

    /// The pictures a command has made, on terminals that can show them.
    private void pictures(Report report) {
        report.artifacts().stream()
                .filter(made -> made.mediaType().startsWith("image/"))
                .limit(MOST_PICTURES)
                .forEach(made -> picture(new Image(made.path(), made.mediaType(), made.title())));
    }

    private void next(List<String> commands) {
        if (commands.isEmpty()) {
            return;
        }
        show(Text.EMPTY);
        show(Text.EMPTY.and(Role.TITLE, "Next:"));
        commands.forEach(command -> show(Text.of("- ").command(command)));
    }

    private void showFailure(CommandResult.Failed failed) {
        show(Text.failure(failed.message()).muted(" (" + failed.code() + ")"));
        if (!failed.hint().isEmpty()) {
            show(Text.of("  ").and(failed.hint()));
        }
    }

    private void showMissing(MissingInput missing) {
        show(Text.EMPTY.and(Role.WARN, "? ").and(missing.question()));
        var values = missing.choices().isEmpty() ? "" : " " + String.join("|", missing.choices());
        show(Text.of("  Nobody is here to answer. Say it with ").code(missing.flag() + values));
    }

    String paint(Text text) {
        return painted(asTyped(text));
    }

    private String painted(Text text) {
        var painted = new StringBuilder();
        for (var span : text.spans()) {
            painted.append(look.palette().paint(span.role(), legible(span.text())));
        }
        return painted.toString();
    }

    private String legible(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\t')
                .forEach(clean::appendCodePoint);
        return look.unicode()
                ? clean.toString()
                : clean.toString()
                        .replace('✓', '+')
                        .replace('✗', 'x')
                        .replace('•', '*')
                        .replace("…", "...");
    }

    public Look look() {
        return look;
    }
}
