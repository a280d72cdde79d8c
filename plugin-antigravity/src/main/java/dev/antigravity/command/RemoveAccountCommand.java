package dev.antigravity.command;

import dev.antigravity.account.Credential;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;

/// `accounts remove`: forgets an account, and gives its token back so that nobody can use it any more.
final class RemoveAccountCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts remove")
            .summary("Forget an account and its credential")
            .description("A login is given back to its provider where it offers that (RFC 7009).")
            .parameter(ChangeAccountCommand.ACCOUNT)
            .option(OptionSpec.flag("yes", "do not ask"))
            .build();

    RemoveAccountCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var id = call.arguments().required("id");
        new AccountShelf(bench).requireOurs(id);
        var stored = bench.storedAccounts().get(id);
        if (!call.arguments().has("yes")
                && !conversation.confirm(Confirm.of("Remove " + id + "?")).orThrow()) {
            throw new CancelledException("Nothing was removed.");
        }
        bench.storedAccounts().remove(id);
        var report = new Report().success("Removed " + id).data("account", id);
        if (stored.credential() instanceof Credential.OAuthTokens tokens) {
            var problem = bench.signIn().revoke(stored.account(), tokens);
            problem.ifPresentOrElse(
                    reason -> report.warning("Its login may still count at the provider: " + reason + "."),
                    () -> report.success("Gave its login back to the provider"));
            report.data("revoked", problem.isEmpty());
        }
        return report.done();
    }
}
