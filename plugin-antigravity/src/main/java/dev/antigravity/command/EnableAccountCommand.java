package dev.antigravity.command;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandSpec;

/// `accounts enable`.
final class EnableAccountCommand extends ChangeAccountCommand {
    EnableAccountCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "accounts enable")
                        .summary("Let requests use an account again")
                        .parameter(ACCOUNT)
                        .build());
    }

    @Override
    StoredAccount change(AccountStore accounts, String id, Arguments arguments) {
        return accounts.enable(id);
    }

    @Override
    String said(String id, StoredAccount changed) {
        return "Enabled " + id;
    }
}
