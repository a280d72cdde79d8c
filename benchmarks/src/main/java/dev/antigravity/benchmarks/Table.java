package dev.antigravity.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// What was measured, one row a measure, against the goals of the design.
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
        row("measure", "direct, or bare", "through the proxy", "difference or ratio", "goal", "reached");
        row("---", "---", "---", "---", "---", "---");
    }

    /// Something with an upper bound.
    ///
    /// @param value in the unit of the goal
    void bounded(
            String measure, String direct, String through, String difference, double value, double goal, String unit) {
        row(measure, direct, through, difference, "<= " + number(goal) + " " + unit, value <= goal ? "yes" : "**no**");
    }

    /// Something that just is.
    void plain(String measure, String direct, String through, String difference) {
        row(measure, direct, through, difference, "", "");
    }

    /// Something that is so or not.
    void claim(String measure, String through, String goal, boolean holds) {
        row(measure, "", through, "", goal, holds ? "yes" : "**no**");
    }

    static String number(double value) {
        var places = value < 10 && value != Math.rint(value) ? 2 : 0;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    private void row(String... cells) {
        out.println("| " + String.join(" | ", cells) + " |");
        out.flush();
    }
}
