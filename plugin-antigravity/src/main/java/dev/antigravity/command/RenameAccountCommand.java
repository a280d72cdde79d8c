package dev.antigravity.command;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;

/// `accounts rename`.
final class RenameAccountCommand extends ChangeAccountCommand {
    RenameAccountCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "accounts rename")
                        .summary("Give an account another name")
                        .parameter(ACCOUNT)
                        .parameter(ParameterSpec.required("name", "NAME", "the new name, without the provider"))
                        .example("accounts rename claude/main work")
                        .build());
    }

    @Override
    StoredAccount change(AccountStore accounts, String id, Arguments arguments) {
        return accounts.rename(id, arguments.required("name"));
    }

    @Override
    String said(String id, StoredAccount changed) {
        return "Renamed " + id + " to " + changed.id();
    }
}
