package dev.antigravity.envfile;

import static dev.antigravity.envfile.JsCharacters.isKeyPart;
import static dev.antigravity.envfile.JsCharacters.isLineEnd;
import static dev.antigravity.envfile.JsCharacters.isQuote;
import static dev.antigravity.envfile.JsCharacters.isSpace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the assignments of a text exactly where `dotenv` finds them.
///
/// `dotenv` is one regular expression. Almost all of its backtracking cannot succeed, so a walk from left to right
/// finds the same;
/// where a choice remains (which quote closes the value) the walk tries the candidates in the expression's order.
/// Oddities that follow from it and are kept: a value may begin on the line after `=`; `KEY:` takes the line break as
/// the blank it needs; `export` may stand on a line of its own; U+2028 ends a line.
final class DotenvScanner {
    private static final String EXPORT = "export";

    /// `dotenv`'s `/^(['"`])([\s\S]*)\1$/mg`, which may also match in the middle of a value that holds U+2028.
    private static final Pattern QUOTED =
            Pattern.compile("(?:\\A|(?<=[\n\r\u2028\u2029]))(['\"`])([\\s\\S]*)\\1(?=[\n\r\u2028\u2029]|\\z)");

    private final String text;
    private final List<Assignment> found = new ArrayList<>();

    private DotenvScanner(String text) {
        this.text = text;
    }

    static List<Assignment> scan(String text) {
        var scanner = new DotenvScanner(text);
        scanner.run();
        return List.copyOf(scanner.found);
    }

    private void run() {
        var at = 0;
        while (at < text.length()) {
            var token = afterSpace(at);
            var match = assignment(token);
            if (match.isPresent()) {
                found.add(match.get().toAssignment());
                at = match.get().next();
            } else {
                at = nextLine(token);
            }
        }
    }

    /// A value as written and where the text goes on behind it.
    private record Value(int from, int until, int groupUntil) {}

    private final class Match {
        private final int start;
        private final String key;
        private final Value value;

        private Match(int start, String key, Value value) {
            this.start = start;
            this.key = key;
            this.value = value;
        }

        Assignment toAssignment() {
            var written = text.substring(value.from(), value.until());
            return new Assignment(key, meaning(written), lineStart(start), value.from(), value.until(), lineUntil());
        }

        /// Where the search for the next assignment goes on. A comment behind the value, even on a later line, is part
        /// of the match.
        int next() {
            var token = afterSpace(value.groupUntil());
            return token < text.length() && text.charAt(token) == '#' ? nextLine(token) : token;
        }

        private int lineUntil() {
            var at = value.groupUntil();
            while (at < text.length() && isSpace(text.charAt(at)) && !isLineEnd(text.charAt(at))) {
                at++;
            }
            return nextLine(at);
        }
    }

    private Optional<Match> assignment(int token) {
        if (text.startsWith(EXPORT, token)) {
            var behind = token + EXPORT.length();
            var keyAt = afterSpace(behind);
            var exported = keyAt > behind ? keyAndValue(token, keyAt) : Optional.<Match>empty();
            if (exported.isPresent()) {
                return exported;
            }
        }
        return keyAndValue(token, token);
    }

    private Optional<Match> keyAndValue(int token, int keyAt) {
        var keyUntil = keyAt;
        while (keyUntil < text.length() && isKeyPart(text.charAt(keyUntil))) {
            keyUntil++;
        }
        var valueAt = keyUntil > keyAt ? afterSeparator(keyUntil) : -1;
        return valueAt < 0
                ? Optional.empty()
                : Optional.of(new Match(token, text.substring(keyAt, keyUntil), value(valueAt)));
    }

    /// Behind `=` with any space before it, or behind `:` and one space; else -1.
    private int afterSeparator(int at) {
        var sign = afterSpace(at);
        if (sign < text.length() && text.charAt(sign) == '=') {
            return sign + 1;
        }
        if (at + 1 < text.length() && text.charAt(at) == ':' && isSpace(text.charAt(at + 1))) {
            return text.startsWith("\r\n", at + 1) ? at + 3 : at + 2;
        }
        return -1;
    }

    private Value value(int at) {
        var open = afterSpace(at);
        if (open < text.length() && isQuote(text.charAt(open))) {
            var close = closingQuote(open);
            if (close >= 0) {
                return new Value(open, close + 1, close + 1);
            }
        }
        return unquoted(at);
    }

    private Value unquoted(int at) {
        var until = at;
        while (until < text.length() && "#\r\n".indexOf(text.charAt(until)) < 0) {
            until++;
        }
        var first = at;
        while (first < until && isSpace(text.charAt(first))) {
            first++;
        }
        var last = until;
        while (last > first && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return first == last ? new Value(at, at, until) : new Value(first, last, until);
    }

    /// The first quote without a backslash before it, or else the last of those with one; but only if nothing but a
    /// comment follows on its line. -1 if there is none.
    private int closingQuote(int open) {
        var quote = text.charAt(open);
        var escaped = new ArrayList<Integer>();
        for (var at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
            if (text.charAt(at - 1) != '\\') {
                if (endsTheValue(at + 1)) {
                    return at;
                }
                break;
            }
            escaped.add(at);
        }
        return escaped.reversed().stream()
                .filter(at -> endsTheValue(at + 1))
                .findFirst()
                .orElse(-1);
    }

    private boolean endsTheValue(int at) {
        var token = afterSpace(at);
        if (token == text.length() || text.charAt(token) == '#') {
            return true;
        }
        for (var i = at; i < token; i++) {
            if (isLineEnd(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String meaning(String written) {
        var value = written.replace("\r\n", "\n").replace('\r', '\n');
        var bare = QUOTED.matcher(value).replaceAll("$2");
        return value.startsWith("\"") ? bare.replace("\\n", "\n").replace("\\r", "\r") : bare;
    }

    private int afterSpace(int at) {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int lineStart(int at) {
        while (at > 0 && !isLineEnd(text.charAt(at - 1)) && !(at == 1 && text.charAt(0) == EnvText.BOM)) {
            at--;
        }
        return at;
    }

    private int nextLine(int at) {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
    }
}
