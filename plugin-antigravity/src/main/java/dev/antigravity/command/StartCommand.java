package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;

/// `start`: the proxy as a service, which outlives the terminal.
final class StartCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "start")
            .summary("Start the proxy in the background")
            .description("Comes back when the proxy answers. One that runs already is left as it is.")
            .option(ServiceDesk.PORT)
            .option(ServiceDesk.CONFIG)
            .build();

    StartCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        return new ServiceDesk(bench, conversation)
                .start(ServiceDesk.options(call))
                .done();
    }
}
