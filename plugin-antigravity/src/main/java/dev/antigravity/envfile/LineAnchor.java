package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.List;

/// Finds the place in an edited text where lines stood in an older one: behind the nearest earlier line that is still
/// there.
final class LineAnchor {
    private LineAnchor() {}

    /// @param from where the lines stood in the old text
    /// @return where they belong in the new one; its beginning if nothing before them is left
    static int find(String oldText, int from, String newText) {
        var before = lines(oldText.substring(0, from));
        var now = lines(newText);
        for (var i = before.size() - 1; i >= 0; i--) {
            var line = before.get(i);
            var place = line.isBlank() ? -1 : now.lastIndexOf(line);
            if (place >= 0) {
                return offset(now, behindTheSame(before, i + 1, now, place + 1));
            }
        }
        return newText.startsWith(String.valueOf(EnvText.BOM)) ? 1 : 0;
    }

    /// Steps over lines that followed the anchor then and still do, which are blank ones.
    private static int behindTheSame(List<String> before, int then, List<String> now, int place) {
        while (then < before.size() && place < now.size() && before.get(then).equals(now.get(place))) {
            then++;
            place++;
        }
        return place;
    }

    private static int offset(List<String> lines, int until) {
        return lines.subList(0, until).stream().mapToInt(String::length).sum();
    }

    /// The lines of a text, each with its ending, so that together they are the text.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (JsCharacters.isLineEnd(c) && !text.startsWith("\r\n", at)) {
                lines.add(text.substring(from, at + 1));
                from = at + 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }
}
