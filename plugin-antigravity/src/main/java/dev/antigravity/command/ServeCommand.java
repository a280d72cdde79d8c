package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import java.io.IOException;

/// `serve`: the proxy in the foreground, until it is told to go.
final class ServeCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "serve")
            .summary("Run the proxy in the foreground")
            .description("""
                    Prints one line, "listening on http://127.0.0.1:PORT", when it is ready. Takes over changes of its \
                    configuration. Ctrl-C and SIGTERM let running answers finish.""")
            .option(OptionSpec.value("port", "N", "listen there instead of server.port; 0 for any free port"))
            .option(OptionSpec.value("config", "FILE", "follow this file instead of config.yaml"))
            .option(OptionSpec.value("stop-file", "FILE", "end, too, when this file appears"))
            .example("serve")
            .example("serve --config proxy.yaml --port 0")
            .build();

    ServeCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var tools = call.path("config").map(bench::following).orElse(bench);
        var order = ProxyOrder.at(Ports.of(call.arguments()));
        try (var proxy = tools.startProxy(order, conversation::warn)) {
            conversation.info("listening on " + proxy.uri());
            await(call);
            drain(proxy);
            return new Report().data("url", proxy.uri().toString()).done();
        } catch (IOException e) {
            throw new CommandException(ErrorCode.HOST_CONFIG, "The proxy cannot listen: " + e.getMessage() + ".", "");
        }
    }

    private static void await(CommandCall call) {
        var stop = call.path("stop-file");
        if (stop.isEmpty()) {
            Foreground.until(call.cancellation());
        } else {
            Foreground.until(call.cancellation(), stop.get());
        }
    }

    /// On a thread of its own, since hosts say "go" twice: by the token and by interrupting this thread, which would
    /// cut the answers short.
    private static void drain(RunningProxy proxy) {
        var drain = Thread.ofVirtual().name("antigravity-drain").start(proxy::drain);
        while (drain.isAlive()) {
            try {
                drain.join();
            } catch (InterruptedException _) {
                // Answers under way have the configured time all the same.
            }
        }
    }
}
