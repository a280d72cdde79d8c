package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvBackup;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.spelling.NearestName;
import java.util.List;
import java.util.Optional;

/// `restore`: puts a backup back, byte by byte, after backing up what is there.
final class RestoreCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "restore")
            .summary("Put a backup of the host's env file back")
            .description("The newest one, unless another is named. What is there now is backed up first.")
            .option(OptionSpec.value("from", "NAME", "the backup, by its name or its time"))
            .option(OptionSpec.flag("list", "list the backups instead"))
            .options(HostFiles.OPTIONS)
            .options(EnvDesk.OPTIONS)
            .example("restore --from .env.backup.20260203_091500")
            .build();

    RestoreCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var desk = new EnvDesk(bench, call, conversation);
        var file = desk.file();
        if (call.arguments().has("list")) {
            return BackupList.of(file, HostFiles.flags(call.arguments())).done();
        }
        var backup = backup(file, call.arguments().value("from"));
        var report = desk.carryOut(file, file.planRestore(backup, SecretKeys::isSecret));
        return report.data("from", backup.path()).done();
    }

    private static EnvBackup backup(EnvFile file, Optional<String> name) {
        var backups = file.backups().list();
        if (backups.isEmpty()) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "There is no backup of " + file.path() + ".",
                    Text.of("Make one with ").command("antigravity backup").and("."));
        }
        return name.isEmpty()
                ? backups.getFirst()
                : file.backups().find(name.get()).orElseThrow(() -> unknown(name.get(), backups));
    }

    private static CommandException unknown(String name, List<EnvBackup> backups) {
        var hint = NearestName.of(name, backups.stream().map(EnvBackup::name).toList())
                .map(near -> Text.of("Did you mean " + near + "?"))
                .orElseGet(() ->
                        Text.of("See ").command("antigravity restore --list").and("."));
        return new CommandException(ErrorCode.USAGE, "There is no backup \"" + name + "\".", hint);
    }
}
