package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// Takes steps back. If the file is as a step left it, the bytes before the step return exactly. Otherwise only the
/// keys of the step return to what was written before, and whatever anybody else wrote stays as it is.
final class EnvReversal {
    private final Predicate<String> secretKeys;
    private final List<EnvDrift> kept = new ArrayList<>();
    private EnvContent now;

    EnvReversal(EnvContent now, Predicate<String> secretKeys) {
        this.now = now;
        this.secretKeys = secretKeys;
    }

    EnvContent result() {
        return now;
    }

    /// Keys that somebody else has changed since the step, and that stay.
    List<EnvDrift> kept() {
        return kept;
    }

    void takeBack(JournalEntry step) {
        if (now.equals(step.after())) {
            now = step.before();
            return;
        }
        var before = step.before().text();
        var after = step.after().text();
        var editor = new EnvEditor(now.text());
        for (var key : step.keys()) {
            var found = editor.file().value(key);
            if (found.equals(before.value(key))) {
                continue;
            }
            if (found.equals(after.value(key)) && now.exists()) {
                takeBack(key, before, after, editor);
            } else {
                kept.add(new EnvDrift(key, after.value(key), found, secretKeys.test(key)));
            }
        }
        if (now.exists()) {
            now = EnvContent.of(editor.file());
        }
    }

    private static void takeBack(String key, EnvText before, EnvText after, EnvEditor editor) {
        var expected = new LinkedHashMap<>(editor.file().values());
        before.value(key).ifPresentOrElse(value -> expected.put(key, value), () -> expected.remove(key));
        if (after.value(key).isEmpty()) {
            editor.take(key, withLinesBack(key, before, editor.file()), expected);
        } else if (before.value(key).isEmpty()) {
            editor.take(key, withoutOurLines(key, before, editor), expected);
        } else {
            editor.take(key, withOldValue(key, before, after, editor.file()), expected);
        }
    }

    /// The whole line as it was if nobody has touched it, else only the value.
    private static List<String> withOldValue(String key, EnvText before, EnvText after, EnvText found) {
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
    private static List<String> withoutOurLines(String key, EnvText before, EnvEditor editor) {
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

    private static List<String> withLinesBack(String key, EnvText before, EnvText found) {
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

    private static String splice(EnvText found, int from, int until, String text) {
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
