package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvFileException;
import dev.antigravity.files.IoReason;
import dev.antigravity.secret.VaultException;
import dev.antigravity.settings.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `status`: whether the proxy runs, who may use what through it, whether the host uses it, and what went wrong last.
/// Tells as much as it can when a part of it is broken.
final class StatusCommand extends WorkbenchCommand {
    private static final int SHOWN_ERRORS = 3;
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "status")
            .summary("Show the proxy, the accounts, what the host is told, and the last errors")
            .modelInvocable()
            .build();

    StatusCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var report = new Report();
        var broken = new ArrayList<RuntimeException>();
        attempt(broken, () -> new ProxyStatus(bench).tell(report));
        attempt(broken, () -> accounts(report));
        attempt(broken, () -> new HostStatus(bench).tell(report));
        lastErrors(report);
        if (broken.isEmpty()) {
            return report.done();
        }
        var reasons = broken.stream()
                .map(reason -> ExplainingCommand.sentence(String.valueOf(reason.getMessage())))
                .distinct()
                .toList();
        return report.failed(ErrorCode.HOST_CONFIG, String.join(" ", reasons), Text.EMPTY);
    }

    private static void attempt(List<RuntimeException> broken, Runnable part) {
        try {
            part.run();
        } catch (SettingsException | VaultException | EnvFileException e) {
            broken.add(e);
        }
    }

    private void accounts(Report report) {
        var accounts = new AccountShelf(bench).all();
        report.data("accounts", accounts.stream().map(KnownAccount::data).toList());
        report.heading("Accounts");
        if (accounts.isEmpty()) {
            report.show(Text.of("None yet. Sign in with ")
                            .command("antigravity oauth")
                            .and(", or ")
                            .command("antigravity accounts add")
                            .and("."))
                    .next("antigravity oauth");
        }
        accounts.forEach(account -> report.show(
                (account.isUsable() ? Text.EMPTY.and(Text.Role.OK, "✓ ") : Text.EMPTY.and(Text.Role.WARN, "! "))
                        .key(account.id())
                        .muted("  " + account.kind() + ", " + account.state())));
        bench.vault()
                .protection()
                .ifPresent(protection -> report.show(
                                Text.EMPTY.muted("The vault is protected by " + protection.description() + "."))
                        .data("vault", protection.description()));
    }

    private void lastErrors(Report report) {
        var log = LogFile.ofProxy(bench);
        try {
            var errors = log.complaints(SHOWN_ERRORS);
            report.data("lastErrors", errors).data("log", log.path());
            if (!errors.isEmpty()) {
                report.heading("Last errors");
                errors.forEach(line -> report.line(line));
                report.next("antigravity logs");
            }
        } catch (IOException e) {
            report.warning("The log " + log.path() + " cannot be read: " + IoReason.of(e) + ".");
        }
    }
}
