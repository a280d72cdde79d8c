package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.files.IoReason;
import dev.antigravity.pool.Rest;
import java.io.IOException;
import java.util.List;

/// `accounts wake`: ends the rests of an account, whatever its provider said.
final class WakeAccountCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts wake")
            .summary("Let requests use a resting account again at once")
            .description("A running proxy takes it over within a second.")
            .parameter(ChangeAccountCommand.ACCOUNT)
            .option(OptionSpec.value("model", "MODEL", "only what keeps this model from being asked for"))
            .example("accounts wake claude/work")
            .build();

    WakeAccountCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return request.name().equals("id")
                ? bench.rests().current().stream()
                        .map(rest -> Candidate.of(rest.account(), rest.cause().word()))
                        .distinct()
                        .toList()
                : super.complete(request);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var id = call.arguments().required("id");
        var model = call.arguments().value("model");
        new AccountShelf(bench).get(id);
        try {
            var woken = bench.rests().wake(id, model);
            var report = new Report()
                    .data("account", id)
                    .data("woken", woken.stream().map(Rest::sentence).toList());
            woken.forEach(rest -> report.success("Ended: " + rest.sentence()));
            return woken.isEmpty() ? report.line(id + " does not rest.").done() : report.done();
        } catch (IOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG, "The state folder cannot be written: " + IoReason.of(e) + ".", "");
        }
    }
}
