package dev.antigravity.sandbox.script;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/// One line of a script.
public sealed interface Directive {
    record Think(String text) implements Directive {}

    record Redact() implements Directive {}

    record Say(String text) implements Directive {}

    record Words(int count) implements Directive {}

    /// @param arguments JSON text, sent with every digit and blank it has
    record CallTool(String tool, String arguments) implements Directive {}

    record Refuse(String text) implements Directive {}

    record Stop(StopReason reason) implements Directive {}

    /// Numbers to report in place of the counted ones, by their words.
    record Report(Map<String, Long> numbers) implements Directive {
        public Report {
            numbers = Map.copyOf(numbers);
        }
    }

    record Delay(Duration time) implements Directive {}

    record Pace(Duration time) implements Directive {}

    record Chunk(int characters) implements Directive {}

    record Slice(int bytes) implements Directive {}

    record Interleave() implements Directive {}

    record SendHeader(String name, String value) implements Directive {}

    /// @param times how many requests it strikes; empty for all
    record Break(Fault fault, OptionalInt times) implements Directive {}
}
