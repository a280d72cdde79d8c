package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvProblem;
import java.util.LinkedHashMap;
import java.util.Map;

/// `env show`: what the hosts read in an env file, and what its author may have meant otherwise.
final class ShowEnvCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "env show")
            .summary("Show what the host's env file says, without its secrets")
            .options(HostFiles.OPTIONS)
            .modelInvocable()
            .build();

    ShowEnvCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var file = new EnvDesk(bench, call, conversation).file();
        var report = new Report().data("file", file.path()).data("exists", file.exists());
        if (!file.exists()) {
            return report.line(file.path() + " does not exist.")
                    .data("values", Map.of())
                    .done();
        }
        var text = file.read();
        var shown = new LinkedHashMap<String, String>();
        text.values()
                .forEach((key, value) -> shown.put(key, SecretKeys.isSecret(key) && !value.isEmpty() ? "***" : value));
        report.heading(file.path().toString());
        var table = Table.of("Key", "Value");
        shown.forEach((key, value) -> table.row(Text.EMPTY.key(key), Text.EMPTY.value(value)));
        report.show(shown.isEmpty() ? Text.of("It sets nothing.") : table.build());
        text.problems().forEach(problem -> report.warning("Line " + problem.line() + ": " + problem.message() + "."));
        return report.data("values", shown)
                .data(
                        "problems",
                        text.problems().stream().map(ShowEnvCommand::data).toList())
                .done();
    }

    private static Map<String, Object> data(EnvProblem problem) {
        return Map.of("line", problem.line(), "message", problem.message());
    }
}
