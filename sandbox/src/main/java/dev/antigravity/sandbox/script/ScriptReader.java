package dev.antigravity.sandbox.script;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.MalformedJsonException;
import dev.antigravity.sandbox.script.Directive.Break;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a script line by line.
final class ScriptReader {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|)");
    private static final List<String> WORDS = List.of(
            "think",
            "redact",
            "answer",
            "words",
            "call",
            "refuse",
            "stop",
            "usage",
            "delay",
            "pace",
            "chunk",
            "slice",
            "interleave",
            "header",
            "fault");
    private static final List<String> NUMBERS = List.of("input", "output", "cache-read", "cache-write", "thinking");

    private final String[] lines;
    private int line;

    ScriptReader(String text) {
        lines = text.split("\\R");
    }

    Script read() {
        var steps = new ArrayList<Step>();
        var directives = new ArrayList<Directive>();
        for (line = 0; line < lines.length; line++) {
            var text = lines[line].strip();
            if (text.equals("---")) {
                steps.add(new Step(directives));
                directives.clear();
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                directives.add(directive(text));
            }
        }
        steps.add(new Step(directives));
        return new Script(steps);
    }

    private Directive directive(String text) {
        var words = text.split("\\s+", 2);
        var rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "think" -> new Directive.Think(textIn(rest));
            case "redact" -> new Directive.Redact();
            case "answer" -> new Directive.Say(textIn(rest));
            case "words" -> new Directive.Words(number(rest));
            case "call" -> call(rest);
            case "refuse" -> new Directive.Refuse(textIn(rest));
            case "stop" ->
                new Directive.Stop(StopReason.ofWord(rest)
                        .orElseThrow(() -> problem("no stop reason \"" + rest + "\"; known: " + StopReason.words())));
            case "usage" -> usage(rest);
            case "delay" -> new Directive.Delay(time(rest));
            case "pace" -> new Directive.Pace(time(rest));
            case "chunk" -> new Directive.Chunk(number(rest));
            case "slice" -> new Directive.Slice(number(rest));
            case "interleave" -> new Directive.Interleave();
            case "header" -> header(rest);
            case "fault" -> fault(rest);
            default -> throw problem("no directive \"" + words[0] + "\"; known: " + String.join(", ", WORDS));
        };
    }

    private Directive call(String rest) {
        var words = rest.split("\\s+", 2);
        if (words[0].isEmpty()) {
            throw problem("call which tool? As in: call Write {\"file_path\": \"a.txt\"}");
        }
        var arguments = words.length > 1 ? words[1] : "{}";
        return new Directive.CallTool(words[0], arguments);
    }

    private Directive usage(String rest) {
        var numbers = new LinkedHashMap<String, Long>();
        options(rest, NUMBERS).forEach((name, value) -> numbers.put(name, (long) number(value)));
        return new Directive.Report(numbers);
    }

    private Directive header(String rest) {
        var words = rest.split("\\s+", 2);
        if (words.length < 2) {
            throw problem("a header has a name and a value, as in: header retry-after 3");
        }
        return new Directive.SendHeader(words[0], words[1]);
    }

    private Directive fault(String rest) {
        var words = rest.split("\\s+", 2);
        var fault = new FaultReader(this, words[0], words.length > 1 ? words[1] : "");
        return new Break(fault.read(), fault.times());
    }

    /// Reads `name=value name="some text" flag`.
    Map<String, String> options(String text, List<String> known) {
        var options = new LinkedHashMap<String, String>();
        var rest = text.strip();
        while (!rest.isEmpty()) {
            var option = Pattern.compile("([a-z-]+)(=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*))?\\s*")
                    .matcher(rest);
            if (!option.lookingAt() || !known.contains(option.group(1))) {
                throw problem("cannot read \"" + rest + "\" here; known: " + String.join(", ", known));
            }
            var value = option.group(3);
            options.put(option.group(1), value == null ? "" : textIn(value));
            rest = rest.substring(option.end());
        }
        return options;
    }

    int number(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw problem("expected a number, found \"" + text + "\"");
    }

    private Duration time(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw problem("expected a time such as 200, 200ms or 2s, found \"" + text + "\"");
        }
        var number = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    private String textIn(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        try {
            return Json.parse(text).stringValue();
        } catch (MalformedJsonException e) {
            throw problem("not a JSON string: " + text);
        }
    }

    ScriptException problem(String text) {
        return new ScriptException(line + 1, text);
    }
}
