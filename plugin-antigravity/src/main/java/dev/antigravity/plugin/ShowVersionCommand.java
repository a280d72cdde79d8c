package dev.antigravity.plugin;

import dev.antigravity.api.ApiVersion;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.PluginContext;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;

/// `antigravity version`: what exactly runs here, for a bug report.
final class ShowVersionCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "version")
            .summary("Show the versions of plugin, host and Java")
            .modelInvocable()
            .build();

    private final PluginContext context;

    ShowVersionCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var host = context.host().info();
        var java = Runtime.version().toString();
        return new Report()
                .line(context.pluginId() + " " + context.pluginVersion() + " (plugin API " + ApiVersion.CURRENT + ")")
                .line(host.name() + " " + host.version() + ", Java " + java)
                .data("plugin", context.pluginVersion())
                .data("api", ApiVersion.CURRENT)
                .data("host", host.name() + " " + host.version())
                .data("java", java)
                .done();
    }
}
