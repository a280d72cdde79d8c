package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;

/// `accounts disable`.
final class DisableAccountCommand extends ChangeAccountCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts disable")
            .summary("Keep requests off an account, without forgetting it")
            .parameter(ACCOUNT)
            .build();

    DisableAccountCommand(Workbench bench) {
        super(bench);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var id = call.arguments().required("id");
        requireOurs(id);
        var account = bench.storedAccounts().disable(id);
        return new Report()
                .success("Disabled " + account.id())
                .data("account", account.id())
                .data("enabled", account.account().enabled())
                .done();
    }
}
