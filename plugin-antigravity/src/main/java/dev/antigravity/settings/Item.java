package dev.antigravity.settings;

import dev.antigravity.spelling.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A value being read, with its place in the file and in the configuration.
///
/// @param key where it is in the configuration, such as `providers.lab.models[0]`
record Item(Reading reading, String key, YamlNode node) {

    /// The value if it is of that kind, else empty and a problem.
    <T> Optional<T> as(Kind<T> kind) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            complain("expected " + kind.wanted() + ", found " + node.kind());
            return Optional.empty();
        }
        return switch (reading.variables().expand(scalar.text())) {
            case Variables.Expansion.Failed(var complaint) -> {
                complain(complaint);
                yield Optional.empty();
            }
            case Variables.Expansion.Done done -> parse(scalar, done, kind);
        };
    }

    private <T> Optional<T> parse(YamlNode.Scalar scalar, Variables.Expansion.Done text, Kind<T> kind) {
        var fromFile = text.variable().isEmpty();
        if (fromFile && !scalar.plain() && !kind.quotes()) {
            complain("expected " + kind.wanted() + ", without quotes");
            return Optional.empty();
        }
        var value = kind.read().apply(text.text());
        if (value.isEmpty()) {
            complain("expected " + kind.wanted() + ", found " + shown(scalar, text, kind)
                    + suggestion(text.text(), kind.words()));
            return value;
        }
        reading.value(key, kind.show().apply(value.get()), origin(text.variable()));
        return value;
    }

    /// A wrong value may still be a secret: a key with a line break, an address with a password, a variable.
    private static String shown(YamlNode.Scalar scalar, Variables.Expansion.Done text, Kind<?> kind) {
        var mayBeSecret = kind.equals(Kind.SECRET) || scalar.text().contains("@");
        return text.variable()
                .map(name -> "what is in the environment variable " + name)
                .orElse(mayBeSecret ? "something else" : scalar.kind());
    }

    private Origin origin(Optional<String> variable) {
        return variable.<Origin>map(name -> new Origin.Reference(name, node.place()))
                .orElse(node.place());
    }

    /// The items, none if this is nothing or, with a problem, if it is no list.
    List<Item> items() {
        if (node instanceof YamlNode.Missing) {
            return List.of();
        }
        if (!(node instanceof YamlNode.Sequence list)) {
            complain("expected a list, such as [a, b], found " + node.kind());
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var child : list.items()) {
            items.add(new Item(reading, key + "[" + items.size() + "]", child));
        }
        return items;
    }

    /// All items of a list that are of that kind.
    <T> List<T> listOf(Kind<T> kind) {
        return items().stream().flatMap(item -> item.as(kind).stream()).toList();
    }

    /// The keys and values, none if this is nothing or, with a problem, if it is something else.
    Section section() {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Section(reading, key, node.place(), mapping.entries());
        }
        if (!(node instanceof YamlNode.Missing)) {
            complain("expected keys and values, found " + node.kind());
        }
        return new Section(reading, key, node.place(), List.of());
    }

    void complain(String complaint) {
        reading.problem(node.place(), key, complaint);
    }

    /// A half sentence that names the nearest right word, empty if none is near.
    static String suggestion(String wrong, Collection<String> known) {
        return NearestName.of(wrong, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
