package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.service.ServiceRecord;
import java.util.List;

/// `restart`: the service once more, as it was started unless flags say otherwise.
final class RestartCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "restart")
            .summary("Stop the proxy in the background and start it again")
            .description("With the options it was started with, unless others are given. Starts it if it does not run.")
            .option(ServiceDesk.PORT)
            .option(ServiceDesk.CONFIG)
            .build();

    RestartCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var given = ServiceDesk.options(call);
        var options = given.isEmpty()
                ? bench.service().running().map(ServiceRecord::options).orElse(List.of())
                : given;
        var desk = new ServiceDesk(bench, conversation);
        desk.stop();
        return desk.start(options).done();
    }
}
