package dev.antigravity.host.plugins;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.Plugins;
import java.util.List;
import java.util.Map;

/// `plugins`: what is loaded, from where, and what could not be.
final class ListPluginsCommand implements SlashCommand {
    private final CommandSpec spec;
    private final Plugins plugins;

    /// @param spec the words it goes by
    ListPluginsCommand(CommandSpec.Builder spec, Plugins plugins) {
        this.spec =
                spec.summary("Show the plugins of this host").modelInvocable().build();
        this.plugins = plugins;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var table = Table.of("Plugin", "Version", "Commands", "Jar");
        for (var plugin : plugins.loaded()) {
            table.row(
                    Text.EMPTY.key(plugin.id()),
                    Text.of(plugin.version()),
                    Text.of(String.valueOf(plugin.commands().size())),
                    Text.EMPTY.muted(plugin.jar().toString()));
        }
        var report = new Report().show(table.build());
        plugins.problems().forEach(problem -> report.warning(problem.toString()));
        return report.data(
                        "plugins",
                        plugins.loaded().stream().map(ListPluginsCommand::data).toList())
                .data(
                        "problems",
                        plugins.problems().stream().map(PluginProblem::toString).toList())
                .done();
    }

    private static Map<String, Object> data(LoadedPlugin plugin) {
        return Map.of(
                "id", plugin.id(),
                "version", plugin.version(),
                "jar", plugin.jar().toString(),
                "bundled", plugin.bundled(),
                "commands",
                        List.copyOf(plugin.commands().stream()
                                .map(command -> command.spec().words())
                                .toList()));
    }
}
