package dev.antigravity.command;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;

/// A command that changes one account of the vault, and says what became of it.
abstract class ChangeAccountCommand extends WorkbenchCommand {
    static final ParameterSpec ACCOUNT = ParameterSpec.required("id", "ID", "the account, as in claude/work");

    ChangeAccountCommand(Workbench bench, CommandSpec spec) {
        super(bench, spec);
    }

    @Override
    public final CommandResult run(CommandCall call, Conversation conversation) {
        var id = call.arguments().required("id");
        new AccountShelf(bench).requireOurs(id);
        var changed = change(bench.storedAccounts(), id, call.arguments());
        return new Report()
                .success(said(id, changed))
                .data("account", changed.id())
                .data("enabled", changed.account().enabled())
                .data("use", UseWording.data(changed.account().use()))
                .done();
    }

    abstract StoredAccount change(AccountStore accounts, String id, Arguments arguments);

    /// What was done, for people.
    abstract String said(String id, StoredAccount changed);
}
