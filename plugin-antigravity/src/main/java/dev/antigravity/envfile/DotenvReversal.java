package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Takes back what a step of ours did to single keys of an env file, as far as nobody has touched them since.
final class DotenvReversal {
    private final DotenvText before;
    private final DotenvText after;

    /// @param before the file before the step
    /// @param after  the file behind it
    DotenvReversal(DotenvText before, DotenvText after) {
        this.before = before;
        this.after = after;
    }

    DotenvText takeBack(String key, DotenvText found) {
        var editor = new DotenvEditor(found);
        var expected = new LinkedHashMap<>(found.values());
        before.value(key).ifPresentOrElse(value -> expected.put(key, value), () -> expected.remove(key));
        if (after.value(key).isEmpty()) {
            editor.take(key, withLinesBack(key, found), expected);
        } else if (before.value(key).isEmpty()) {
            editor.take(key, withoutOurLines(key, editor), expected);
        } else {
            editor.take(key, withOldValue(key, found), expected);
        }
        return editor.file();
    }

    /// The whole line as it was if nobody has touched it, else only the value.
    private List<String> withOldValue(String key, DotenvText found) {
        var candidates = new ArrayList<String>();
        var was = before.liveAssignment(key).orElseThrow();
        var wrote = after.liveAssignment(key).orElseThrow();
        var is = found.liveAssignment(key).orElseThrow();
        if (is.lines(found.text()).equals(wrote.lines(after.text()))) {
            candidates.add(splice(found, is.from(), is.until(), was.lines(before.text())));
        }
        candidates.add(splice(found, is.valueFrom(), is.valueUntil(), was.written(before.text())));
        return candidates;
    }

    /// Also takes back the line ending that had to be added to the last line before ours.
    private List<String> withoutOurLines(String key, DotenvEditor editor) {
        var ours = editor.file().assignmentsOf(key).getLast();
        var rest = editor.withoutLinesOf(key);
        var wasAtTheEnd = ours.until() == editor.file().text().length();
        var lastLine = lastLine(before.text());
        var ending = editor.file().lineEnding();
        if (wasAtTheEnd
                && !lastLine.isEmpty()
                && lastLine(withoutEnd(rest, ending)).equals(lastLine)
                && rest.endsWith(ending)) {
            return List.of(withoutEnd(rest, ending), rest);
        }
        return List.of(rest);
    }

    private List<String> withLinesBack(String key, DotenvText found) {
        var anchored = found.text();
        for (var assignment : before.assignmentsOf(key)) {
            var at = LineAnchor.find(before.text(), assignment.from(), anchored);
            anchored = insertLines(anchored, at, assignment.lines(before.text()), found.lineEnding());
        }
        var appended = insertLines(
                found.text(),
                found.text().length(),
                before.liveAssignment(key).orElseThrow().lines(before.text()),
                found.lineEnding());
        return List.of(anchored, appended);
    }

    private static String insertLines(String text, int at, String lines, String ending) {
        var head = text.substring(0, at);
        var tail = text.substring(at);
        var gap = lastLine(head).isEmpty() || lastLine(head).equals(String.valueOf(EnvText.BOM)) ? "" : ending;
        var close = tail.isEmpty() || lastLine(lines).isEmpty() ? "" : ending;
        return head + gap + lines + close + tail;
    }

    private static String splice(DotenvText found, int from, int until, String text) {
        return found.text().substring(0, from) + text + found.text().substring(until);
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    /// What follows the last line ending.
    private static String lastLine(String text) {
        var at = text.length();
        while (at > 0 && !JsCharacters.isLineEnd(text.charAt(at - 1))) {
            at--;
        }
        return text.substring(at);
    }
}
