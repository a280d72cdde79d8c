package dev.antigravity.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Header fields in their order. Names are compared without regard to case and kept as they were written. Immutable.
public final class Headers {
    public static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;

    /// @param name as it was written
    public record Field(String name, String value) {
        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    private Headers(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public static Headers of(Collection<Field> fields) {
        return fields.isEmpty() ? NONE : new Headers(List.copyOf(fields));
    }

    public static Headers of(Map<String, String> values) {
        var fields = new ArrayList<Field>(values.size());
        values.forEach((name, value) -> fields.add(new Field(name, value)));
        return of(fields);
    }

    public Optional<String> first(String name) {
        for (var field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// All values of that name, in order.
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.isNamed(name))
                .map(Field::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(field -> action.accept(field.name(), field.value()));
    }

    /// These headers with one set, in place of all others of its name.
    public Headers with(String name, String value) {
        var result = new ArrayList<Field>(fields.size() + 1);
        for (var field : fields) {
            if (!field.isNamed(name)) {
                result.add(field);
            }
        }
        result.add(new Field(name, value));
        return of(result);
    }

    public Headers with(Map<String, String> values) {
        var result = this;
        for (var entry : values.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }

    /// @param unwanted is given names in lower case
    public Headers without(Predicate<String> unwanted) {
        var left = new ArrayList<Field>(fields.size());
        for (var field : fields) {
            if (!unwanted.test(field.name().toLowerCase(Locale.ROOT))) {
                left.add(field);
            }
        }
        return of(left);
    }

    /// The last value of each name, names in lower case.
    public Map<String, String> toLowerCaseMap() {
        var map = new LinkedHashMap<String, String>();
        forEach((name, value) -> map.put(name.toLowerCase(Locale.ROOT), value));
        return map;
    }

    /// The names, for messages to people; values may be secret.
    @Override
    public String toString() {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        forEach((name, _) -> names.add(name));
        return names.toString();
    }
}
