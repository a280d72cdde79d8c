package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.json.JsonCursor;

/// `why`: where a request went, who was passed over, what each attempt said, and what the translation lost.
final class WhyCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "why")
            .summary("Explain where a request went, and why")
            .description("""
                    The id of a request stands in its answer, in the header request-id or x-request-id, and in the log. \
                    Without an id the latest request is explained. What the running proxy does not remember is looked up \
                    in the ledger on disk.""")
            .parameter(ParameterSpec.optional("request-id", "REQUEST-ID", "as in the answer's header"))
            .example("why")
            .example("why req_01J9Z3K8")
            .modelInvocable()
            .build();

    WhyCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var past = new PastExchanges(bench);
        var id = call.arguments().value("request-id").orElseGet(() -> newest(past));
        var exchange = past.find(id)
                .orElseThrow(() -> new CommandException(
                        ErrorCode.USAGE,
                        "There is no request " + id + " in the ledger.",
                        Text.of("It keeps what the setting ledger.keep says. Without an id, ")
                                .command("antigravity why")
                                .and(" explains the latest request.")));
        var report = new Report().heading("Request " + id);
        for (var line : JsonCursor.of(exchange).get("explained").items()) {
            report.show(styled(line.asString()));
        }
        return report.data("request", PlainJson.of(exchange)).done();
    }

    private static String newest(PastExchanges past) {
        return past.latest().stream()
                .findFirst()
                .flatMap(one -> one.text("id"))
                .orElseThrow(() -> new CommandException(
                        ErrorCode.USAGE, "The proxy has served no request yet.", "Ask it something first."));
    }

    private static Text styled(String line) {
        return line.startsWith("- ") || line.startsWith("   ") ? Text.EMPTY.muted(line) : Text.of(line);
    }
}
