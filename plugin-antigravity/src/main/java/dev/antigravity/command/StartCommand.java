package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.SlashCommand;

/// `start`: the proxy as a service, which outlives the terminal.
final class StartCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "start")
            .summary("Start the proxy in the background")
            .description("Comes back when the proxy answers. One that runs already is left as it is.")
            .option(ServiceDesk.PORT)
            .option(ServiceDesk.CONFIG)
            .build();

    private final Workbench bench;

    StartCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        return new ServiceDesk(bench, conversation)
                .start(ServiceDesk.options(call))
                .done();
    }
}
