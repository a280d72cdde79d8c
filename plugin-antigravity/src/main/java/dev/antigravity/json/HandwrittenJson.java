package dev.antigravity.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// An object that people keep in a file of their own, edited the way they would: setting or removing a member changes
/// the text of that member and nothing else, and what is new is laid out like its neighbours. Immutable.
///
/// A path names the members from the outermost object inwards; objects that are missing on the way are made.
public final class HandwrittenJson {
    /// Windows' editors like to put it first; it is no part of the document.
    private static final String BOM = "\uFEFF";

    private final String text;
    private final WrittenObject root;
    private final JsonObject value;

    private HandwrittenJson(String text) {
        var document = text.startsWith(BOM) ? text.substring(1) : text;
        this.text = text;
        this.value = Json.parseObject(document);
        this.root = WrittenObject.at(text, WrittenObject.afterSpace(text, text.length() - document.length()));
    }

    /// @throws MalformedJsonException if the text is not exactly one JSON object
    public static HandwrittenJson of(String text) {
        return new HandwrittenJson(text);
    }

    public String text() {
        return text;
    }

    public JsonObject value() {
        return value;
    }

    /// The text of a member's value, empty if there is no such member.
    public Optional<String> written(List<String> path) {
        return object(path)
                .flatMap(in -> in.find(path.getLast()))
                .map(member -> text.substring(member.valueFrom(), member.valueUntil()));
    }

    /// Sets a member: in its place, or as the last of its object.
    public HandwrittenJson with(List<String> path, JsonValue value) {
        return put(path, Json.text(value), _ -> true);
    }

    /// Sets a member to a value that is written as here.
    ///
    /// @param behind a missing member comes behind the last of these that is there, or first if none is
    public HandwrittenJson withWritten(List<String> path, String value, List<String> behind) {
        return put(path, value, behind::contains);
    }

    private HandwrittenJson put(List<String> path, String value, Predicate<String> isBefore) {
        var in = root;
        for (var depth = 0; depth < path.size(); depth++) {
            var rest = path.subList(depth + 1, path.size());
            var found = in.find(path.get(depth));
            if (found.isEmpty()) {
                var layout = new JsonLayout(text, root);
                var written = layout.nested(rest, depth + 1, value);
                return splice(
                        layout.insert(in, depth, path.get(depth), written, rest.isEmpty() ? isBefore : _ -> true));
            }
            var member = found.get();
            if (rest.isEmpty()) {
                return splice(new JsonLayout.Edit(member.valueFrom(), member.valueUntil(), value));
            }
            if (text.charAt(member.valueFrom()) != '{') {
                var nested = new JsonLayout(text, root).nested(rest, depth + 1, value);
                return splice(new JsonLayout.Edit(member.valueFrom(), member.valueUntil(), nested));
            }
            in = WrittenObject.at(text, member.valueFrom());
        }
        throw new IllegalArgumentException("a path has at least one name");
    }

    /// Takes a member out, with the comma that goes with it; every one of that name.
    public HandwrittenJson without(List<String> path) {
        var json = this;
        while (json.written(path).isPresent()) {
            var in = json.object(path).orElseThrow();
            json = json.splice(JsonLayout.removal(in, in.find(path.getLast()).orElseThrow()));
        }
        return json;
    }

    /// The object that holds, or would hold, the last name of the path.
    private Optional<WrittenObject> object(List<String> path) {
        var in = Optional.of(root);
        for (var name : path.subList(0, path.size() - 1)) {
            in = in.flatMap(outer -> outer.find(name))
                    .filter(member -> text.charAt(member.valueFrom()) == '{')
                    .map(member -> WrittenObject.at(text, member.valueFrom()));
        }
        return in;
    }

    private HandwrittenJson splice(JsonLayout.Edit edit) {
        return new HandwrittenJson(text.substring(0, edit.from()) + edit.text() + text.substring(edit.until()));
    }

    @Override
    public String toString() {
        return text;
    }
}
