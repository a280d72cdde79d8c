package dev.antigravity.host.chat;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/// Cuts slash commands into words for completion. What is said to the model is one word: its quotes and apostrophes
/// mean nothing.
final class SlashParser implements Parser {
    private final DefaultParser words = new DefaultParser().eofOnUnclosedQuote(false);

    SlashParser() {
        words.setEscapeChars(null);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        return line.startsWith("/") ? words.parse(line, cursor, context) : new Prose(line, cursor);
    }

    private record Prose(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return line.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }
    }
}
