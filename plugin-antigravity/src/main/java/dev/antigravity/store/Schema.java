package dev.antigravity.store;

import java.util.List;

/// What a database is to hold.
///
/// @param application a number that tells our files from everybody else's databases
/// @param steps       how it came about, one script for each version; what was released is never changed again. Within
/// a
///                    script an empty line ends a statement
public record Schema(int application, List<String> steps) {
    public Schema {
        steps = List.copyOf(steps);
    }

    int version() {
        return steps.size();
    }

    /// The statements that make `version` of the one before.
    List<String> statementsOf(int version) {
        return List.of(steps.get(version - 1).strip().split("\n\\s*\n"));
    }
}
