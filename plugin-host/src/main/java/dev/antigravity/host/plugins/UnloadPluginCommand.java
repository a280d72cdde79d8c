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

/// `plugins unload ID`: stops a plugin until the next reload.
final class UnloadPluginCommand implements SlashCommand {
    private final CommandSpec spec;
    private final Plugins plugins;
    private final PluginChange change;

    UnloadPluginCommand(CommandSpec.Builder spec, Plugins plugins) {
        this.spec = spec.summary("Stop a plugin, and those that depend on it, until the next reload")
                .parameter(ParameterSpec.required("id", "ID", "the plugin"))
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
        var id = call.arguments().value("id").orElseThrow();
        return change.make(() -> plugins.unload(id), id);
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return change.running();
    }
}
