package dev.antigravity.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a result in the one shape all hosts print as JSON; {@link CommandResult#toMap()} describes it.
final class ResultMap {
    private ResultMap() {}

    static Map<String, Object> of(CommandResult result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("status", status(result));
        map.put("exitCode", result.exitCode());
        map.put("message", message(result));
        result.found().ifPresent(report -> putFindings(map, report));
        if (result instanceof CommandResult.Failed failed) {
            map.put("error", error(failed));
        }
        if (result instanceof CommandResult.NeedsInput(var missing)) {
            map.put("missing", List.of(missing(missing)));
        }
        return map;
    }

    private static String status(CommandResult result) {
        return switch (result) {
            case CommandResult.Done _ -> "ok";
            case CommandResult.Failed _ -> "failed";
            case CommandResult.NeedsInput _ -> "needs_input";
            case CommandResult.Cancelled _ -> "cancelled";
        };
    }

    private static String message(CommandResult result) {
        return switch (result) {
            case CommandResult.Done(var report) -> text(report).collect(Collectors.joining("\n"));
            case CommandResult.Failed failed ->
                Stream.concat(text(failed.report()), Stream.of(failed.message()))
                        .collect(Collectors.joining("\n"));
            case CommandResult.NeedsInput(var missing) -> missing.question();
            case CommandResult.Cancelled(var message) -> message;
        };
    }

    private static Stream<String> text(Report report) {
        return report.body().stream().map(Block::plainText);
    }

    private static void putFindings(Map<String, Object> map, Report report) {
        map.put("data", report.data());
        if (!report.artifacts().isEmpty()) {
            map.put(
                    "artifacts",
                    report.artifacts().stream().map(ResultMap::artifact).toList());
        }
        if (!report.next().isEmpty()) {
            map.put("next", report.next());
        }
    }

    private static Map<String, Object> artifact(Report.Artifact artifact) {
        var map = new LinkedHashMap<String, Object>();
        map.put("path", artifact.path().toString());
        map.put("mediaType", artifact.mediaType());
        map.put("title", artifact.title());
        return map;
    }

    private static Map<String, Object> error(CommandResult.Failed failed) {
        var map = new LinkedHashMap<String, Object>();
        map.put("code", failed.code().name());
        map.put("message", failed.message());
        if (!failed.hint().isEmpty()) {
            map.put("hint", failed.hint().plainText());
        }
        return map;
    }

    private static Map<String, Object> missing(MissingInput missing) {
        var map = new LinkedHashMap<String, Object>();
        map.put("flag", missing.flag());
        map.put("question", missing.question());
        if (!missing.choices().isEmpty()) {
            map.put("choices", missing.choices());
        }
        return map;
    }
}
