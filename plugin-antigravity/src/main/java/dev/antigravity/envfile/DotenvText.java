package dev.antigravity.envfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The text of an env file, read as Node's `dotenv` reads it. Immutable; its bytes are the bytes it was read from.
final class DotenvText extends EnvText {

    private final String text;
    private final List<Assignment> assignments;
    private final Map<String, String> values;

    private DotenvText(String text) {
        this.text = text;
        this.assignments = DotenvScanner.scan(text);
        this.values = Collections.unmodifiableMap(valuesOf(assignments));
    }

    static DotenvText of(String text) {
        return new DotenvText(text);
    }

    private static DotenvText of(EnvContent content) {
        return parse(content.bytes().orElse(new byte[0]));
    }

    /// @throws UnreadableEnvException if the bytes are not UTF-8 or hold a NUL
    static DotenvText parse(byte[] bytes) {
        return new DotenvText(decode(bytes));
    }

    @Override
    public String text() {
        return text;
    }

    /// The last of several assignments counts.
    @Override
    public Map<String, String> values() {
        return values;
    }

    @Override
    public List<EnvProblem> problems() {
        return EnvProblem.in(this);
    }

    @Override
    EnvNotation notation() {
        return EnvNotation.DOTENV;
    }

    @Override
    DotenvText with(String key, String value) {
        return new DotenvEditor(this).set(key, value).file();
    }

    @Override
    DotenvText without(String key) {
        return new DotenvEditor(this).unset(key).file();
    }

    @Override
    DotenvText takingBack(String key, EnvContent before, EnvContent after) {
        return new DotenvReversal(of(before), of(after)).takeBack(key, this);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<Assignment> assignmentsOf(String key) {
        return assignments.stream()
                .filter(assignment -> assignment.key().equals(key))
                .toList();
    }

    /// The assignment that counts.
    Optional<Assignment> liveAssignment(String key) {
        var all = assignmentsOf(key);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// The line ending most lines have; `\n` if none has one.
    String lineEnding() {
        var crlf = 0;
        var lf = 0;
        var cr = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.startsWith("\r\n", i)) {
                crlf++;
                i++;
            } else if (text.charAt(i) == '\n') {
                lf++;
            } else if (text.charAt(i) == '\r') {
                cr++;
            }
        }
        if (crlf > lf && crlf >= cr) {
            return "\r\n";
        }
        return cr > lf ? "\r" : "\n";
    }

    /// The number of the line, counted from 1, on which that character stands.
    int lineOf(int at) {
        var line = 1;
        for (var i = 0; i < at; i++) {
            var c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
            }
        }
        return line;
    }

    private static Map<String, String> valuesOf(List<Assignment> assignments) {
        var values = new LinkedHashMap<String, String>();
        for (var assignment : assignments) {
            // In JavaScript this key names an object's prototype, so that dotenv never shows it.
            if (!assignment.key().equals("__proto__")) {
                values.put(assignment.key(), assignment.value());
            }
        }
        return values;
    }
}
