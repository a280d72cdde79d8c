package dev.antigravity.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keys and values being read. Every key somebody asks for is a known key; {@link #refuseUnknown} reports the others.
/// Not thread-safe.
final class Section {
    private final Reading reading;
    private final String path;
    private final Origin.File place;
    private final List<YamlNode.Entry> entries;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param path  where it is in the configuration; empty for the whole
    /// @param place where it starts, or where it would if it were stated
    Section(Reading reading, String path, Origin.File place, List<YamlNode.Entry> entries) {
        this.reading = reading;
        this.path = path;
        this.place = place;
        this.entries = entries;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The value of that name, empty if it is not stated.
    Optional<Item> find(String name) {
        known.add(name);
        return entries.stream()
                .filter(entry -> entry.key().equals(name))
                .map(this::item)
                .findFirst();
    }

    /// The value of that name, empty if it is not stated or of another kind; the latter is a problem.
    <T> Optional<T> find(String name, Kind<T> kind) {
        return find(name).flatMap(item -> item.as(kind));
    }

    /// The value of that name, or the standard one.
    <T> T read(String name, Kind<T> kind, T standard) {
        var stated = find(name);
        if (stated.isEmpty()) {
            reading.value(path(name), kind.show().apply(standard), new Origin.Default());
            return standard;
        }
        return stated.get().as(kind).orElse(standard);
    }

    /// The value of that name, or the standard one if there is any.
    <T> Optional<T> find(String name, Kind<T> kind, Optional<T> standard) {
        return standard.isPresent() ? Optional.of(read(name, kind, standard.get())) : find(name, kind);
    }

    /// The value of an environment variable that stands in for that name, empty if it is not set or of another kind;
    /// the latter is a problem.
    <T> Optional<T> variable(String name, String variable, Kind<T> kind) {
        var text = reading.variables().find(variable);
        var value = text.flatMap(kind.read());
        var origin = new Origin.Environment(variable);
        if (value.isPresent()) {
            reading.value(path(name), kind.show().apply(value.get()), origin);
        } else if (text.isPresent()) {
            reading.problem(origin, path(name), "expected " + kind.wanted());
        }
        return value;
    }

    /// The value of that name; that it is missing or of another kind is a problem.
    <T> Optional<T> require(String name, Kind<T> kind) {
        var stated = find(name);
        if (stated.isEmpty()) {
            complain(name + " is missing; it takes " + kind.wanted());
        }
        return stated.flatMap(item -> item.as(kind));
    }

    /// The list of that name, empty if it is not stated.
    <T> List<T> listOf(String name, Kind<T> kind) {
        return find(name).map(item -> item.listOf(kind)).orElse(List.of());
    }

    /// The items of the list of that name.
    List<Item> items(String name) {
        return find(name).map(Item::items).orElse(List.of());
    }

    /// The section of that name; one without keys if it is not stated.
    Section section(String name) {
        return find(name).map(Item::section).orElseGet(() -> new Section(reading, path(name), place, List.of()));
    }

    /// All entries, whose keys are names of the user's own choice.
    List<Entry> entries() {
        entries.forEach(entry -> known.add(entry.key()));
        return entries.stream()
                .map(entry -> new Entry(entry.key(), item(entry)))
                .toList();
    }

    record Entry(String name, Item value) {}

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void complain(String complaint) {
        reading.problem(place, path, complaint);
    }

    /// Reports the keys nobody has asked for.
    void refuseUnknown() {
        for (var entry : entries) {
            if (!known.contains(entry.key())) {
                var nearest = Item.suggestion(entry.key(), known);
                reading.problem(
                        entry.place(),
                        path(entry.key()),
                        "unknown key" + (nearest.isEmpty() ? "; known are " + String.join(", ", known) : nearest));
            }
        }
    }

    private Item item(YamlNode.Entry entry) {
        return new Item(reading, path(entry.key()), entry.value());
    }
}
