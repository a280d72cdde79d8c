package dev.antigravity.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows under columns. Without a single header it is a plain list of aligned columns.
public record Table(List<Column> columns, List<List<Text>> rows) implements Block {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;
    private static final int READABLE = 30;

    /// What is one to the eye, its accents included.
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + columns.size() + " columns: " + row);
            }
        }
    }

    /// One column. Numbers read best flush right.
    public record Column(String header, boolean flushRight) {
        public static Column left(String header) {
            return new Column(header, false);
        }

        public static Column right(String header) {
            return new Column(header, true);
        }
    }

    public static Builder of(Column... columns) {
        return new Builder(List.of(columns));
    }

    /// A table of left-aligned columns.
    public static Builder of(String... headers) {
        return new Builder(List.of(headers).stream().map(Column::left).toList());
    }

    @Override
    public String plainText() {
        return lines(Integer.MAX_VALUE, Table::codePoints).stream()
                .map(Text::plainText)
                .collect(Collectors.joining("\n"));
    }

    /// The table as aligned lines. Where it is too wide, its widest columns give way, down to {@value #NARROWEST}
    /// places each, except for the first, which says what the row is about; what is cut off ends in `…`. Where even
    /// that is too much, each row becomes a few lines, a cell to a line.
    ///
    /// @param width    places in a line
    /// @param measure  places a string takes; the terminal knows, {@link #plainText()} counts code points
    public List<Text> lines(int width, ToIntFunction<String> measure) {
        var widths = fit(width, measure);
        var lines = new ArrayList<Text>();
        if (columns.size() > 1 && (total(widths) > width || isSqueezed(widths, measure))) {
            rows.forEach(row -> stack(row, lines));
            return lines;
        }
        if (hasHeaders()) {
            lines.add(line(
                    columns.stream()
                            .map(column -> Text.EMPTY.key(column.header()))
                            .toList(),
                    widths,
                    measure));
        }
        rows.forEach(row -> lines.add(line(row, widths, measure)));
        return lines;
    }

    private boolean hasHeaders() {
        return columns.stream().anyMatch(column -> !column.header().isEmpty());
    }

    /// A word and its explanation, of which little could be read.
    private boolean isSqueezed(int[] widths, ToIntFunction<String> measure) {
        return !hasHeaders()
                && widths.length == 2
                && widths[1] < READABLE
                && rows.stream().anyMatch(row -> measure.applyAsInt(row.get(1).plainText()) > widths[1]);
    }

    private void stack(List<Text> row, List<Text> lines) {
        lines.add(row.getFirst());
        for (var i = 1; i < row.size(); i++) {
            if (!row.get(i).plainText().isEmpty()) {
                var header = columns.get(i).header();
                var label = header.isEmpty() ? Text.of(GAP + GAP) : Text.of(GAP).muted(header + ": ");
                lines.add(label.and(row.get(i)));
            }
        }
    }

    private int[] fit(int width, ToIntFunction<String> measure) {
        var widths = new int[columns.size()];
        for (var i = 0; i < widths.length; i++) {
            widths[i] = measure.applyAsInt(columns.get(i).header());
            for (var row : rows) {
                widths[i] = Math.max(widths[i], measure.applyAsInt(row.get(i).plainText()));
            }
        }
        for (var excess = total(widths) - width; excess > 0; excess--) {
            var widest = widest(widths);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static long total(int[] widths) {
        var total = (long) GAP.length() * (widths.length - 1);
        for (var width : widths) {
            total += width;
        }
        return total;
    }

    /// The first only if there is no other.
    private static int widest(int[] widths) {
        var widest = Math.min(1, widths.length - 1);
        for (var i = widest + 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    private Text line(List<Text> cells, int[] widths, ToIntFunction<String> measure) {
        var line = Text.EMPTY;
        for (var i = 0; i < widths.length; i++) {
            var cell = cut(cells.get(i), widths[i], measure);
            var padding = " ".repeat(Math.max(0, widths[i] - measure.applyAsInt(cell.plainText())));
            var last = i == widths.length - 1;
            if (columns.get(i).flushRight()) {
                line = line.and(padding).and(cell);
            } else {
                line = last ? line.and(cell) : line.and(cell).and(padding);
            }
            line = last ? line : line.and(GAP);
        }
        return line;
    }

    private static Text cut(Text cell, int width, ToIntFunction<String> measure) {
        if (measure.applyAsInt(cell.plainText()) <= width) {
            return cell;
        }
        var kept = Text.EMPTY;
        var room = width - 1;
        for (var span : cell.spans()) {
            var whole = measure.applyAsInt(span.text());
            if (whole <= room) {
                kept = kept.and(span.role(), span.text());
                room -= whole;
                continue;
            }
            return kept.and(span.role(), start(span.text(), room, measure) + "…");
        }
        return kept;
    }

    private static String start(String text, int room, ToIntFunction<String> measure) {
        var end = 0;
        var characters = CHARACTER.matcher(text);
        while (characters.find() && measure.applyAsInt(text.substring(0, characters.end())) <= room) {
            end = characters.end();
        }
        return text.substring(0, end);
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Collects rows. Not thread-safe.
    public static final class Builder {
        private final List<Column> columns;
        private final List<List<Text>> rows = new ArrayList<>();

        private Builder(List<Column> columns) {
            this.columns = columns;
        }

        public Builder row(String... cells) {
            rows.add(List.of(cells).stream().map(Text::of).toList());
            return this;
        }

        public Builder row(Text... cells) {
            rows.add(List.of(cells));
            return this;
        }

        public Table build() {
            return new Table(columns, rows);
        }
    }
}
