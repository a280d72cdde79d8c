package dev.antigravity.envfile;

import java.util.OptionalInt;

/// Comments in what should be JSON, so that somebody who wrote one is told so in plain words.
final class JsonComments {
    private JsonComments() {}

    /// The line, counted from 1, of the first comment outside of a string.
    static OptionalInt firstLine(String text) {
        var line = 1;
        var inString = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (inString && c == '\\') {
                i++;
            } else if (c == '"' || (inString && c == '\n')) {
                inString = c == '"' && !inString;
            } else if (!inString && (text.startsWith("//", i) || text.startsWith("/*", i))) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }
}
