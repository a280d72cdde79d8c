package dev.antigravity.sandbox.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Header fields in the order they came. Names are compared without regard to case.
public record Headers(List<Header> all) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    /// @param namesAndValues name, value, name, value …
    public static Headers of(String... namesAndValues) {
        var headers = new ArrayList<Header>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(headers);
    }

    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /// The parts of a list header, over all its fields.
    public List<String> listOf(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .flatMap(header -> Arrays.stream(header.value().split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// These headers with one more.
    public Headers and(String name, String value) {
        return and(Headers.of(name, value));
    }

    public Headers and(Headers more) {
        var both = new ArrayList<>(all);
        both.addAll(more.all);
        return new Headers(both);
    }
}
