package dev.antigravity.command;

import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.EnvStep;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What we did to a file, newest first, as people and programs see it.
final class StepList {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final int SHOWN_KEYS = 2;

    private StepList() {}

    /// The steps that can be taken back.
    static List<EnvStep> inForce(EnvFile file) {
        return file.steps().stream()
                .filter(step -> !step.undone() && step.kind() != EnvStep.Kind.UNDO)
                .toList();
    }

    /// @param flags that name the file
    static Report of(EnvFile file, String flags) {
        var steps = file.steps();
        var report = new Report()
                .data("file", file.path())
                .data("steps", steps.stream().map(StepList::data).toList());
        if (steps.isEmpty()) {
            return report.line("There is no step of ours in " + file.path() + " yet.");
        }
        var table = Table.of("Step", "Made", "What", "Keys", "");
        steps.forEach(step -> table.row(
                Text.EMPTY.key(String.valueOf(step.number())),
                Text.of(made(step)),
                Text.of(what(step)),
                Text.EMPTY.value(keys(step)),
                Text.EMPTY.muted(step.undone() ? "taken back" : "")));
        report.heading("Steps in " + file.path()).show(table.build());
        inForce(file).stream()
                .reduce((_, oldest) -> oldest)
                .ifPresent(oldest -> report.next("antigravity env undo --step " + oldest.number() + flags));
        return report;
    }

    static String made(EnvStep step) {
        return SHOWN.format(step.at());
    }

    /// The first few, for somebody who looks for a step.
    private static String keys(EnvStep step) {
        var first = String.join(", ", step.keys().stream().limit(SHOWN_KEYS).toList());
        return step.keys().size() > SHOWN_KEYS ? first + ", … (" + step.keys().size() + ")" : first;
    }

    private static String what(EnvStep step) {
        return step.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> data(EnvStep step) {
        var data = new LinkedHashMap<String, Object>();
        data.put("number", step.number());
        data.put("at", step.at());
        data.put("kind", what(step));
        data.put("keys", step.keys());
        data.put("undone", step.undone());
        return data;
    }
}
