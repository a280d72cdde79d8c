package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvChanges;
import dev.antigravity.envfile.ForeignEdits;

/// `env set`: any key of an env file, with the care `configure` takes.
final class SetEnvCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "env set")
            .summary("Change keys of the host's env file")
            .description("Only the values change: comments, order, quotes and line endings stay as they are.")
            .parameter(ParameterSpec.optional("changes", "KEY=VALUE", "what the file is to say")
                    .asRepeated())
            .option(OptionSpec.value("unset", "KEY", "remove this key").asRepeatable())
            .options(HostFiles.OPTIONS)
            .options(EnvDesk.OPTIONS)
            .example("env set API_TIMEOUT_MS=600000 --unset ANTHROPIC_API_KEY")
            .build();

    SetEnvCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var changes = changes(call);
        var desk = new EnvDesk(bench, call, conversation);
        var file = desk.file();
        var report = desk.carryOut(file, file.plan(changes, ForeignEdits.REPLACE, SecretKeys::isSecret));
        return desk.next(report, "antigravity env undo").done();
    }

    private static EnvChanges changes(CommandCall call) {
        var changes = EnvChanges.none();
        for (var key : call.arguments().values("unset")) {
            changes = changes.unset(key);
        }
        for (var word : call.arguments().values("changes")) {
            var equals = word.indexOf('=');
            if (equals < 0) {
                throw new CommandException(
                        ErrorCode.USAGE,
                        "\"" + word + "\" is no KEY=VALUE.",
                        Text.of("To remove a key: ").command("antigravity env set --unset " + word));
            }
            changes = changes.set(word.substring(0, equals), word.substring(equals + 1));
        }
        if (changes.isEmpty()) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "Nothing to change.",
                    Text.of("See ").command("antigravity env set --help").and("."));
        }
        return changes;
    }
}
