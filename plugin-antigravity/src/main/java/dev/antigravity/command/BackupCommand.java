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

/// `backup`: a copy of the env file, byte by byte, beside it.
final class BackupCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "backup")
            .summary("Back up the host's env file")
            .option(OptionSpec.flag("list", "list the backups instead"))
            .options(HostFiles.OPTIONS)
            .build();

    BackupCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var file = new EnvDesk(bench, call, conversation).file();
        if (call.arguments().has("list")) {
            return BackupList.of(file, HostFiles.flags(call.arguments())).done();
        }
        if (!file.exists()) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    file.path() + " does not exist, so there is nothing to back up.",
                    Text.of("Write it with ")
                            .command("antigravity configure")
                            .and(", or name another with --env-file."));
        }
        var backup = file.backup();
        var report = new Report()
                .success(EnvDesk.backedUp(EnvDesk.name(file.path()), backup))
                .data("file", file.path())
                .data("backup", backup.path());
        if (!file.backups().areIgnoredByGit()) {
            report.warning("git does not ignore " + backup.name() + ", which may hold secrets; add it to .gitignore.");
        }
        return report.next("antigravity restore" + HostFiles.flags(call.arguments()))
                .done();
    }
}
