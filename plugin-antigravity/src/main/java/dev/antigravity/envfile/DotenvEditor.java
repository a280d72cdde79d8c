package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes single keys of a text and nothing else, and believes nothing: each edit is read back, and all other keys
/// must have kept their values.
final class DotenvEditor {
    private DotenvText file;

    DotenvEditor(DotenvText file) {
        this.file = file;
    }

    DotenvText file() {
        return file;
    }

    /// @throws BadEnvKeyException            if the file has no such key and should not get one
    /// @throws UnrepresentableValueException if there is no way to write it
    DotenvEditor set(String key, String value) {
        if (file.value(key).filter(value::equals).isPresent()) {
            return this;
        }
        var expected = new LinkedHashMap<>(file.values());
        expected.put(key, value);
        return take(key, setCandidates(key, value), expected);
    }

    DotenvEditor unset(String key) {
        var expected = new LinkedHashMap<>(file.values());
        return expected.remove(key) == null ? this : take(key, List.of(withoutLinesOf(key)), expected);
    }

    /// Takes the first of the texts that means what was expected.
    DotenvEditor take(String key, List<String> candidates, Map<String, String> expected) {
        if (candidates.isEmpty()) {
            throw UnrepresentableValueException.allQuotes(key);
        }
        file = candidates.stream()
                .map(DotenvText::of)
                .filter(candidate -> candidate.values().equals(expected))
                .findFirst()
                .orElseThrow(() -> UnrepresentableValueException.otherLines(key, whatToRepair()));
        return this;
    }

    private List<String> setCandidates(String key, String value) {
        var live = file.liveAssignment(key);
        if (live.isEmpty()) {
            EnvKeys.checkNew(key);
            return appended(key, value);
        }
        var candidates = new ArrayList<String>();
        for (var quoting : Quoting.inPlaceOf(live.get().written(file.text()), value)) {
            candidates.add(replaced(live.get(), written(quoting, value)));
        }
        return candidates;
    }

    private String replaced(Assignment live, String written) {
        var text = file.text();
        var rest = text.substring(live.valueUntil());
        // dotenv takes `#` for a comment without a space before it; other readers do not.
        var gap = live.valueFrom() == live.valueUntil() && rest.startsWith("#") ? " " : "";
        return text.substring(0, live.valueFrom()) + written + gap + rest;
    }

    private List<String> appended(String key, String value) {
        var text = file.text();
        var ending = file.lineEnding();
        var bare = text.isEmpty() || text.equals(String.valueOf(EnvText.BOM));
        var head = bare || JsCharacters.isLineEnd(text.charAt(text.length() - 1)) ? text : text + ending;
        var candidates = new ArrayList<String>();
        // An empty line keeps a last line that is unfinished (`KEY:`) from taking ours for its value.
        for (var gap : List.of("", ending)) {
            for (var quoting : Quoting.forNew(value)) {
                candidates.add(head + gap + key + "=" + written(quoting, value) + ending);
            }
        }
        return candidates;
    }

    private String written(Quoting quoting, String value) {
        return quoting.write(value.replace("\n", file.lineEnding()));
    }

    String withoutLinesOf(String key) {
        var text = new StringBuilder(file.text());
        for (var assignment : file.assignmentsOf(key).reversed()) {
            text.delete(assignment.from(), assignment.until());
        }
        return text.toString();
    }

    private String whatToRepair() {
        var problem = file.problems().stream().findFirst();
        return problem.map(first -> "line " + first.line() + ": " + first.message())
                .orElse("the values before and after it run together");
    }
}
