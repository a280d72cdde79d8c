package dev.antigravity.sandbox.json;

import java.util.List;

/// What is wrong with a value.
public sealed interface Problem {
    /// A required member is absent.
    record Missing() implements Problem {}

    /// A member nobody knows.
    record Unexpected() implements Problem {}

    record WrongKind(String expected, String found) implements Problem {}

    record NotAmong(String found, List<String> allowed) implements Problem {
        public NotAmong {
            allowed = List.copyOf(allowed);
        }
    }

    record NotMatching(String found, String pattern) implements Problem {}

    /// A number, a length or a count below its least value.
    record Below(Measure measure, String least, String found) implements Problem {}

    /// A number, a length or a count above its greatest value.
    record Above(Measure measure, String greatest, String found) implements Problem {}

    /// What was measured.
    enum Measure {
        NUMBER,
        TEXT_LENGTH,
        ITEMS
    }
}
