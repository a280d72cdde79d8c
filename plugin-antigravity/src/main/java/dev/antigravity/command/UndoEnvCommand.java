package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;

/// `env undo`: takes the last change of ours back. What others changed since stays.
final class UndoEnvCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "env undo")
            .summary("Take back the last change to the host's env file")
            .description("Said again, it takes back the change before. What others have changed since stays.")
            .option(HostFiles.TARGET)
            .option(HostFiles.ENV_FILE)
            .option(HostFiles.SETTINGS_FILE)
            .option(EnvDesk.YES)
            .build();

    private final Workbench bench;

    UndoEnvCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var desk = new EnvDesk(bench, call, conversation);
        var file = desk.file();
        return file.planUndo(SecretKeys::isSecret)
                .map(plan -> desk.carryOut(file, plan).done())
                .orElseGet(() -> new Report()
                        .line("There is nothing of ours to take back in " + file.path() + ".")
                        .data("file", file.path())
                        .data("changed", false)
                        .done());
    }
}
