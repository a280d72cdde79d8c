package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;

/// `accounts rename`.
final class RenameAccountCommand extends ChangeAccountCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts rename")
            .summary("Give an account another name")
            .parameter(ACCOUNT)
            .parameter(ParameterSpec.required("name", "NAME", "the new name, without the provider"))
            .example("accounts rename claude/main work")
            .build();

    RenameAccountCommand(Workbench bench) {
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
        var account = bench.storedAccounts().rename(id, call.arguments().required("name"));
        return new Report()
                .success("Renamed " + id + " to " + account.id())
                .data("account", account.id())
                .done();
    }
}
