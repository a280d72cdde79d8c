package dev.antigravity.host.screen;

import dev.antigravity.api.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// Breaks a text between words where a line ends, and begins what follows under where the line began. What is longer
/// than a line, an address for instance, is left to the terminal, so that it can still be copied.
final class Wrapping {
    private static final Pattern PIECE = Pattern.compile("\n| +|[^ \n]+");

    private final int width;
    private final ToIntFunction<String> measure;
    private final List<Text> lines = new ArrayList<>();
    private final List<Text.Span> word = new ArrayList<>();
    private Text line = Text.EMPTY;
    private int used;
    private String gap = "";
    private String indent = "";

    private Wrapping(int width, ToIntFunction<String> measure) {
        this.width = width;
        this.measure = measure;
    }

    static List<Text> lines(Text text, int width, ToIntFunction<String> measure) {
        var plain = text.plainText();
        if (plain.indexOf('\n') < 0 && measure.applyAsInt(plain) <= width) {
            return List.of(text);
        }
        var wrapping = new Wrapping(width, measure);
        text.spans().forEach(wrapping::take);
        wrapping.endWord();
        wrapping.endLine();
        return wrapping.lines;
    }

    private void take(Text.Span span) {
        var pieces = PIECE.matcher(span.text());
        while (pieces.find()) {
            var piece = pieces.group();
            if (piece.equals("\n")) {
                endWord();
                endLine();
            } else if (piece.startsWith(" ")) {
                endWord();
                gap += piece;
            } else {
                word.add(new Text.Span(piece, span.role()));
            }
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        var length =
                word.stream().mapToInt(part -> measure.applyAsInt(part.text())).sum();
        if (used == 0) {
            indent = gap;
        } else if (used + gap.length() + length > width) {
            var deeper = indent;
            endLine();
            indent = deeper;
            gap = deeper;
        }
        line = line.and(gap);
        used += gap.length() + length;
        for (var part : word) {
            line = line.and(part.role(), part.text());
        }
        gap = "";
        word.clear();
    }

    private void endLine() {
        lines.add(line);
        line = Text.EMPTY;
        used = 0;
        gap = "";
        indent = "";
    }
}
