package dev.antigravity.host.plugins;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.Plugins;
import java.util.List;

/// `plugins reload [ID]`: takes over what has changed in the folder of plugins, or starts one of them anew.
final class ReloadPluginsCommand implements SlashCommand {
    private final CommandSpec spec;
    private final Plugins plugins;
    private final PluginChange change;

    ReloadPluginsCommand(CommandSpec.Builder spec, Plugins plugins) {
        this.spec = spec.summary("Take over what has changed in the folder of plugins, or start one anew")
                .parameter(ParameterSpec.optional("id", "ID", "only this one, whether it has changed or not"))
                .build();
        this.plugins = plugins;
        this.change = new PluginChange(plugins);
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var id = call.arguments().value("id");
        return id.map(one -> change.make(() -> plugins.reload(one), one))
                .orElseGet(() -> change.make(plugins::refresh, ""));
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return change.running();
    }
}
