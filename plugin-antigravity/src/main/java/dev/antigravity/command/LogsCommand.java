package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.files.IoReason;
import java.io.IOException;

/// `logs`: what the proxy has written down, and with `-f` what it goes on to write.
final class LogsCommand extends WorkbenchCommand {
    private static final int LARGEST = 10_000;
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "logs")
            .summary("Show what the proxy has logged")
            .description("The files are in the folder logs of the home folder: bounded, and without secrets.")
            .option(OptionSpec.flag("follow", "go on with what is written from now on; Ctrl-C ends it")
                    .orShort("f"))
            .option(OptionSpec.value("lines", "N", "how many of the last lines")
                    .orShort("n")
                    .byDefault("50"))
            .option(OptionSpec.flag("host", "the log of the commands and the chat instead of the proxy's"))
            .example("logs -f")
            .build();

    LogsCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var log = call.arguments().has("host") ? LogFile.ofHost(bench) : LogFile.ofProxy(bench);
        try {
            var lines = log.last(lines(call));
            var report = new Report().data("file", log.path()).data("lines", lines);
            if (call.arguments().has("follow")) {
                lines.forEach(line -> conversation.show(colour(line)));
                log.follow(call.cancellation(), line -> conversation.show(colour(line)));
                return report.done();
            }
            if (lines.isEmpty()) {
                report.line("Nothing has been logged in " + log.path() + " yet.");
            }
            lines.forEach(line -> report.show(colour(line)));
            return report.done();
        } catch (IOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG, "The log " + log.path() + " cannot be read: " + IoReason.of(e) + ".", "");
        }
    }

    private static int lines(CommandCall call) {
        var lines = call.arguments().number("lines").orElseThrow();
        if (lines < 0 || lines > LARGEST) {
            throw new CommandException(
                    ErrorCode.USAGE, "--lines is " + lines + ".", "It is from 0 to " + LARGEST + ".");
        }
        return (int) lines;
    }

    private static Text colour(String line) {
        return switch (LogFile.level(line)) {
            case "ERROR" -> Text.EMPTY.and(Text.Role.ERROR, line);
            case "WARN" -> Text.EMPTY.and(Text.Role.WARN, line);
            default -> Text.of(line);
        };
    }
}
