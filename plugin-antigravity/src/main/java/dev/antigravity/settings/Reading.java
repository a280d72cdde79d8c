package dev.antigravity.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What one reading of a configuration has found so far: values, each with its origin, and problems. Not thread-safe.
final class Reading {
    private final Variables variables;
    private final List<Problem> problems = new ArrayList<>();
    private final List<SettingValue> values = new ArrayList<>();

    Reading(Map<String, String> environment) {
        this.variables = new Variables(environment);
    }

    Variables variables() {
        return variables;
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(Origin where, String key, String complaint) {
        problems.add(new Problem(where, key, complaint));
    }

    void value(String key, String shown, Origin origin) {
        values.add(new SettingValue(key, shown, origin));
    }

    /// @throws SettingsException if there is any problem
    List<SettingValue> valuesOrProblems() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Reading::line).thenComparing(Reading::column));
            throw new SettingsException(problems);
        }
        return values;
    }

    private static int line(Problem problem) {
        return problem.where() instanceof Origin.File place ? place.line() : 0;
    }

    private static int column(Problem problem) {
        return problem.where() instanceof Origin.File place ? place.column() : 0;
    }
}
