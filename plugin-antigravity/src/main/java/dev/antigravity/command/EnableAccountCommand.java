package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;

/// `accounts enable`.
final class EnableAccountCommand extends ChangeAccountCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts enable")
            .summary("Let requests use an account again")
            .parameter(ACCOUNT)
            .build();

    EnableAccountCommand(Workbench bench) {
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
        var account = bench.storedAccounts().enable(id);
        return new Report()
                .success("Enabled " + account.id())
                .data("account", account.id())
                .data("enabled", account.account().enabled())
                .done();
    }
}
