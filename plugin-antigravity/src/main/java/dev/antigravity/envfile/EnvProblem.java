package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// A place in an env file that probably does not mean what its author thinks. Never quotes a value.
///
/// @param line counted from 1
public record EnvProblem(int line, String message) {

    static List<EnvProblem> in(DotenvText file) {
        var problems = new ArrayList<EnvProblem>();
        var firstLine = new HashMap<String, Integer>();
        for (var assignment : file.assignments()) {
            var line = file.lineOf(assignment.from());
            var written = assignment.written(file.text());
            if (isUnterminated(written)) {
                problems.add(new EnvProblem(
                        line, assignment.key() + ": the quote is never closed, so it is part of the value"));
            }
            var earlier = firstLine.putIfAbsent(assignment.key(), line);
            if (earlier != null) {
                problems.add(new EnvProblem(
                        line, assignment.key() + " was set on line " + earlier + " already; the last one counts"));
            }
        }
        problems.addAll(linesThatMeanNothing(file));
        problems.sort(Comparator.comparingInt(EnvProblem::line));
        return List.copyOf(problems);
    }

    private static boolean isUnterminated(String written) {
        if (written.isEmpty() || !JsCharacters.isQuote(written.charAt(0))) {
            return false;
        }
        return written.length() == 1 || written.charAt(0) != written.charAt(written.length() - 1);
    }

    private static List<EnvProblem> linesThatMeanNothing(DotenvText file) {
        var problems = new ArrayList<EnvProblem>();
        var at = 0;
        for (var assignment : file.assignments()) {
            report(file, at, assignment.from(), problems);
            at = assignment.until();
        }
        report(file, at, file.text().length(), problems);
        return problems;
    }

    private static void report(DotenvText file, int from, int until, List<EnvProblem> problems) {
        var at = from;
        while (at < until) {
            var end = at;
            while (end < until && !JsCharacters.isLineEnd(file.text().charAt(end))) {
                end++;
            }
            if (meansNothing(file.text().substring(at, end))) {
                problems.add(new EnvProblem(file.lineOf(at), "no KEY=value and no comment; the hosts skip it"));
            }
            at = end + 1;
        }
    }

    private static boolean meansNothing(String line) {
        for (var i = 0; i < line.length(); i++) {
            if (!JsCharacters.isSpace(line.charAt(i))) {
                return line.charAt(i) != '#';
            }
        }
        return false;
    }
}
