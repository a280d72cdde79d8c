package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.EnvStep;

/// `env undo`: takes the last change of ours back, or every one since a step. What others changed since stays.
final class UndoEnvCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "env undo")
            .summary("Take back changes to the host's env file")
            .description("""
                    The last change, and said again the one before; --step goes back to before that step at once. A file \
                    nobody else has touched is what it was, byte by byte; what others have changed since stays.""")
            .option(OptionSpec.value("step", "N", "go back to before this step, which takes back the later ones, too"))
            .option(OptionSpec.flag("list", "list the steps instead"))
            .options(HostFiles.OPTIONS)
            .options(EnvDesk.OPTIONS)
            .example("env undo --step 3")
            .build();

    UndoEnvCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var desk = new EnvDesk(bench, call, conversation);
        var file = desk.file();
        if (call.arguments().has("list")) {
            return StepList.of(file, HostFiles.flags(call.arguments())).done();
        }
        var step = call.arguments().value("step");
        var plan = step.isPresent()
                ? file.planUndo(step(file, step.get()), SecretKeys::isSecret)
                : file.planUndo(SecretKeys::isSecret);
        return plan.map(undo -> desk.next(desk.carryOut(file, undo), "antigravity env undo --list"))
                .orElseGet(() -> new Report()
                        .line("There is nothing of ours to take back in " + file.path() + ".")
                        .data("file", file.path())
                        .data("changed", false))
                .done();
    }

    private static EnvStep step(EnvFile file, String number) {
        return StepList.inForce(file).stream()
                .filter(step -> String.valueOf(step.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ErrorCode.USAGE,
                        "No step " + number + " is in force in " + file.path() + ".",
                        Text.of("See ").command("antigravity env undo --list").and(".")));
    }
}
