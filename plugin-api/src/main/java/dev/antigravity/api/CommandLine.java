package dev.antigravity.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line that calls a command, cut into words, with what every command understands taken out.
///
/// Only the first line of a typed text is the command; hosts append lines of their own, and those are kept apart as
/// `trailingText`. Words are cut as in a shell: at spaces, except inside `'…'` and `"…"`; a backslash takes the
/// special meaning from a space, a quote or another backslash, and is an ordinary character otherwise (`C:\new`).
/// Everything after a `--` is an argument, whatever it looks like.
///
/// @param words the command's words and arguments, without the slash and without `--json`, `--help`, `-h`
/// @param json  the result is wanted as one JSON object
/// @param help  the command is to explain itself instead
public record CommandLine(List<String> words, String trailingText, boolean json, boolean help) {
    static final Set<String> COMMON = Set.of("json", "help", "h");

    public CommandLine {
        words = List.copyOf(words);
    }

    /// Words that somebody else has already cut, as a shell hands them over.
    public static CommandLine of(List<String> arguments) {
        return of(arguments, "");
    }

    /// A typed text, with or without its slash.
    ///
    /// @throws CommandException if a quote is not closed
    public static CommandLine parse(String text) {
        var lines = text.strip().split("\\R", 2);
        var first = lines[0].startsWith("/") ? lines[0].substring(1) : lines[0];
        return of(split(first), lines.length > 1 ? lines[1] : "");
    }

    private static CommandLine of(List<String> arguments, String trailingText) {
        var words = new ArrayList<String>();
        var json = false;
        var help = false;
        var literal = false;
        for (var argument : arguments) {
            literal |= argument.equals("--");
            if (!literal && argument.equals("--json")) {
                json = true;
            } else if (!literal && (argument.equals("--help") || argument.equals("-h"))) {
                help = true;
            } else {
                words.add(argument);
            }
        }
        return new CommandLine(words, trailingText, json, help);
    }

    private static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length() && isSpecial(line.charAt(i + 1), quote)) {
                word.append(line.charAt(++i));
                inWord = true;
            } else if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != '\0') {
            throw new CommandException(
                    ErrorCode.USAGE, "The quote " + quote + " is not closed.", "Close it, or put \\ before it.");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isSpecial(char c, char quote) {
        return c == '\\' || c == '"' || (quote == '\0' && (c == '\'' || c == ' '));
    }
}
