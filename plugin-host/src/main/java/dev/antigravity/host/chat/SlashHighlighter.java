package dev.antigravity.host.chat;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandBook.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Shows while typing whether a command is known: its words bold, the first wrong one red, options cyan.
final class SlashHighlighter implements Highlighter {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final AttributedStyle KNOWN = AttributedStyle.BOLD;
    private static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

    private final Supplier<CommandBook> book;

    SlashHighlighter(Supplier<CommandBook> book) {
        this.book = book;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!buffer.startsWith("/")) {
            return new AttributedString(buffer);
        }
        var line = new AttributedStringBuilder();
        var words = new ArrayList<String>();
        var word = WORD.matcher(buffer);
        var end = 0;
        while (word.find()) {
            line.append(buffer, end, word.start());
            words.add(words.isEmpty() ? word.group().substring(1) : word.group());
            var isBeingTyped = word.end() == buffer.length();
            line.styled(style(words, isBeingTyped), word.group());
            end = word.end();
        }
        return line.append(buffer, end, buffer.length()).toAttributedString();
    }

    private AttributedStyle style(List<String> words, boolean isBeingTyped) {
        if (words.getLast().startsWith("-")) {
            return OPTION;
        }
        return switch (book.get().find(words)) {
            case Lookup.Found(var _, var rest) when rest.isEmpty() -> KNOWN;
            case Lookup.Group _ -> KNOWN;
            case Lookup.Unknown(var known, var _, var _)
            when known.size() == words.size() - 1 && !isBeingTyped -> UNKNOWN;
            case Lookup.Found _, Lookup.Unknown _ -> AttributedStyle.DEFAULT;
        };
    }
}
