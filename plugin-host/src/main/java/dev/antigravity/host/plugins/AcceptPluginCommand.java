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

/// `plugins accept NAME`: takes a jar that has changed for the right one.
final class AcceptPluginCommand implements SlashCommand {
    private final CommandSpec spec;
    private final Plugins plugins;
    private final PluginChange change;

    AcceptPluginCommand(CommandSpec.Builder spec, Plugins plugins) {
        this.spec = spec.summary("Take the jar of a plugin, as it is now, for the right one")
                .description(
                        "A jar is remembered by its SHA-256 when it is first seen; one that has changed since is not"
                                + " loaded before you say so. Accept only what you have put there yourself: a plugin has all"
                                + " your rights.")
                .parameter(ParameterSpec.required("name", "NAME", "the plugin, or the file in the folder of plugins"))
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
        var name = call.arguments().value("name").orElseThrow();
        return change.make(() -> plugins.accept(name), name);
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return change.runningAndRefused();
    }
}
