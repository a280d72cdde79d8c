package dev.antigravity.command;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandSpec;

/// `accounts disable`.
final class DisableAccountCommand extends ChangeAccountCommand {
    DisableAccountCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "accounts disable")
                        .summary("Keep requests off an account, without forgetting it")
                        .parameter(ACCOUNT)
                        .build());
    }

    @Override
    StoredAccount change(AccountStore accounts, String id, Arguments arguments) {
        return accounts.disable(id);
    }

    @Override
    String said(String id, StoredAccount changed) {
        return "Disabled " + id;
    }
}
