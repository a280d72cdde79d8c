package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.UrlRequest;
import dev.antigravity.json.JsonCursor;

/// `dashboard`: a link to the running proxy's page that opens it once.
final class OpenDashboardCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "dashboard")
            .summary("Open the proxy's page in a browser")
            .description("""
                Shows accounts, live requests, usage, cost, models and what the doctor finds. The link signs one browser in, \
                once and within two minutes; the page never sees the key.\
                """)
            .option(OptionSpec.flag("no-browser", "show the link, open nothing"))
            .example("dashboard")
            .build();

    private final Workbench bench;

    OpenDashboardCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var proxy = new ProxyCall(bench);
        var path = JsonCursor.of(proxy.post("/api/sessions")).get("path").asString();
        var link = UrlRequest.of(ProxyPlace.of(bench).address().resolve(path), "look at the proxy");
        conversation.openUrl(call.arguments().has("no-browser") ? link.withoutBrowser() : link);
        return new Report()
                .data("url", link.url())
                .line("The link is good for one browser, once, and for two minutes.")
                .done();
    }
}
