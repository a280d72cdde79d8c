package dev.antigravity.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an object and its members stand in a text that is known to be JSON.
///
/// @param open  index of its brace
/// @param close index of the brace that ends it
record WrittenObject(int open, int close, List<Member> members) {

    /// @param from       where its name begins, quote included
    /// @param valueFrom  where its value begins
    /// @param valueUntil behind its value
    record Member(String name, int from, int nameUntil, int valueFrom, int valueUntil) {}

    static WrittenObject at(String text, int open) {
        var members = new ArrayList<Member>();
        var at = afterSpace(text, open + 1);
        while (text.charAt(at) != '}') {
            var nameUntil = afterString(text, at);
            var valueFrom = afterSpace(text, afterSpace(text, nameUntil) + 1);
            var valueUntil = afterValue(text, valueFrom);
            members.add(new Member(nameIn(text.substring(at, nameUntil)), at, nameUntil, valueFrom, valueUntil));
            at = afterSpace(text, valueUntil);
            at = text.charAt(at) == ',' ? afterSpace(text, at + 1) : at;
        }
        return new WrittenObject(open, at, List.copyOf(members));
    }

    /// The member of that name that counts, which is the last.
    Optional<Member> find(String name) {
        return members.reversed().stream()
                .filter(member -> member.name().equals(name))
                .findFirst();
    }

    /// The place behind blanks and line ends.
    static int afterSpace(String text, int from) {
        var at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String nameIn(String literal) {
        return Json.parse(literal) instanceof JsonString name ? name.value() : literal;
    }

    private static int afterValue(String text, int from) {
        return switch (text.charAt(from)) {
            case '"' -> afterString(text, from);
            case '{', '[' -> afterNest(text, from);
            default -> afterWord(text, from);
        };
    }

    private static int afterString(String text, int from) {
        var at = from + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int afterNest(String text, int from) {
        var depth = 0;
        var at = from;
        do {
            switch (text.charAt(at)) {
                case '"' -> at = afterString(text, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    private static int afterWord(String text, int from) {
        var at = from;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
