package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.service.BackgroundService.Stop;

/// `stop`: ends the service once its running answers are finished.
final class StopCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "stop")
            .summary("Stop the proxy in the background")
            .description("It takes no more requests and lets running answers finish within server.drain-timeout.")
            .build();

    StopCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var stop = new ServiceDesk(bench, conversation).stop();
        var report = new Report().data("stopped", stop != Stop.NOT_RUNNING).data("killed", stop == Stop.KILLED);
        return switch (stop) {
            case NOT_RUNNING -> report.line("No proxy runs in the background.").done();
            case ENDED -> report.success("The proxy has stopped").done();
            case KILLED ->
                report.warning("The proxy did not end in time and was ended; answers may have been cut.")
                        .done();
        };
    }
}
