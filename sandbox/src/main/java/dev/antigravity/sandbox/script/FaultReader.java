package dev.antigravity.sandbox.script;

import dev.antigravity.sandbox.refusal.RefusalKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the words behind `fault`.
final class FaultReader {
    private static final List<String> MANNERS =
            List.of("html", "empty", "close", "cut", "short", "stall", "malformed", "error");

    private final ScriptReader script;
    private final String word;
    private final String rest;
    private OptionalInt times = OptionalInt.empty();

    FaultReader(ScriptReader script, String word, String rest) {
        this.script = script;
        this.word = word;
        this.rest = rest;
    }

    OptionalInt times() {
        return times;
    }

    Fault read() {
        return switch (word) {
            case "html" -> new Fault.HtmlPage(status(options("status")).orElse(502));
            case "empty" -> new Fault.Blank(status(options("status")).orElse(500));
            case "close" -> {
                options();
                yield new Fault.Close();
            }
            case "cut" -> {
                var options = options("after", "midway");
                yield new Fault.Cut(after(options).orElse(0), options.containsKey("midway"));
            }
            case "short" -> new Fault.Short(after(options("after")).orElse(0));
            case "stall" -> new Fault.Stall(after(options("after")));
            case "malformed" -> new Fault.Malformed(after(options("after")).orElse(0));
            case "error" -> errorEvent();
            default -> refused();
        };
    }

    private Fault errorEvent() {
        var words = rest.split("\\s+", 2);
        var options = optionsOf(words.length > 1 ? words[1] : "", "after");
        return new Fault.ErrorEvent(kind(words[0]), after(options).orElse(0));
    }

    private Fault refused() {
        var options = options("status", "message", "code", "retry-after");
        var status = word.matches("[45]\\d\\d") ? OptionalInt.of(Integer.parseInt(word)) : status(options);
        var kind = word.matches("[45]\\d\\d") ? RefusalKind.ofStatus(status.getAsInt()) : kind(word);
        return new Fault.Refused(
                kind,
                status,
                Optional.ofNullable(options.get("message")),
                Optional.ofNullable(options.get("code")),
                Optional.ofNullable(options.get("retry-after")).map(this::seconds));
    }

    private RefusalKind kind(String text) {
        return RefusalKind.ofWord(text).orElseThrow(() -> {
            var known = new ArrayList<>(RefusalKind.words());
            known.addAll(MANNERS);
            return script.problem("no fault \"" + text + "\"; known: a status, " + String.join(", ", known));
        });
    }

    private Duration seconds(String text) {
        try {
            return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
        } catch (NumberFormatException _) {
            throw script.problem("expected seconds, found \"" + text + "\"");
        }
    }

    private OptionalInt status(Map<String, String> options) {
        return optional(options, "status");
    }

    private OptionalInt after(Map<String, String> options) {
        return optional(options, "after");
    }

    private OptionalInt optional(Map<String, String> options, String name) {
        var value = options.get(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(script.number(value));
    }

    private Map<String, String> options(String... known) {
        return optionsOf(rest, known);
    }

    private Map<String, String> optionsOf(String text, String... known) {
        var all = new ArrayList<>(List.of(known));
        all.add("times");
        var options = script.options(text, all);
        times = optional(options, "times");
        return options;
    }
}
