package dev.antigravity.json;

import java.util.List;
import java.util.function.Predicate;

/// How a text lays out its members, so that a new one looks as if its author had written it.
final class JsonLayout {
    private static final String USUAL_INDENT = "  ";
    private static final String USUAL_COLON = ": ";

    private final String text;
    private final WrittenObject root;

    JsonLayout(String text, WrittenObject root) {
        this.text = text;
        this.root = root;
    }

    /// A piece of the text and what comes in its place.
    record Edit(int from, int until, String text) {}

    /// @param depth    how many objects the object stands in
    /// @param isBefore the names of members it comes behind; it comes first if there is none of them
    Edit insert(WrittenObject in, int depth, String name, String value, Predicate<String> isBefore) {
        var members = in.members();
        if (members.isEmpty()) {
            var inside = lead(depth + 1) + member(name, colon(root), value) + lead(depth);
            return new Edit(in.open() + 1, in.close(), inside);
        }
        var written = member(name, colon(in), value);
        var anchor = lastOf(members, isBefore);
        if (anchor < 0) {
            return new Edit(in.open() + 1, in.open() + 1, lead(in, 0) + written + ",");
        }
        var at = members.get(anchor).valueUntil();
        return new Edit(at, at, "," + lead(in, anchor) + written);
    }

    static Edit removal(WrittenObject in, WrittenObject.Member member) {
        var members = in.members();
        var place = members.indexOf(member);
        if (members.size() == 1) {
            return new Edit(in.open() + 1, in.close(), "");
        }
        return place == 0
                ? new Edit(member.from(), members.get(1).from(), "")
                : new Edit(members.get(place - 1).valueUntil(), member.valueUntil(), "");
    }

    /// A value inside of new objects of those names, the outermost first.
    ///
    /// @param depth how many objects the outermost stands in
    String nested(List<String> names, int depth, String value) {
        if (names.isEmpty()) {
            return value;
        }
        var inner = nested(names.subList(1, names.size()), depth + 1, value);
        return "{" + lead(depth + 1) + member(names.getFirst(), colon(root), inner) + lead(depth) + "}";
    }

    private static String member(String name, String colon, String value) {
        return Json.text(new JsonString(name)) + colon + value;
    }

    private static int lastOf(List<WrittenObject.Member> members, Predicate<String> names) {
        for (var i = members.size() - 1; i >= 0; i--) {
            if (names.test(members.get(i).name())) {
                return i;
            }
        }
        return -1;
    }

    /// What stands before a member that is there, from the comma or brace on.
    private String lead(WrittenObject in, int member) {
        var until = in.members().get(member).from();
        var from = until;
        while (" \t\r\n".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return text.substring(from, until);
    }

    /// What would stand before a member at that depth: the indentation of the outermost object, so many times over.
    private String lead(int depth) {
        if (root.members().isEmpty()) {
            return (text.contains("\r\n") ? "\r\n" : "\n") + USUAL_INDENT.repeat(depth);
        }
        var first = lead(root, 0);
        var lineEnd = first.lastIndexOf('\n');
        if (lineEnd < 0) {
            return first;
        }
        var ending = first.startsWith("\r\n") ? "\r\n" : "\n";
        return ending + first.substring(lineEnd + 1).repeat(depth);
    }

    /// What stands between names and values.
    private String colon(WrittenObject in) {
        if (in.members().isEmpty()) {
            return USUAL_COLON;
        }
        var last = in.members().getLast();
        return text.substring(last.nameUntil(), last.valueFrom());
    }
}
