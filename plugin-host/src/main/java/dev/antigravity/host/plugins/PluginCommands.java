package dev.antigravity.host.plugins;

import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.Plugins;
import java.util.List;

/// The commands about plugins.
public final class PluginCommands {
    private PluginCommands() {}

    /// For a host that runs one command and ends: what there is, and what may be.
    ///
    /// @param name the first word; the second is `plugins`
    public static List<SlashCommand> ofOneRun(String name, Plugins plugins) {
        var words = new Words(name, "plugins");
        return List.of(
                new ListPluginsCommand(words.spec(""), plugins),
                new AcceptPluginCommand(words.spec("accept"), plugins));
    }

    /// For a host that stays: also what makes a difference only there.
    public static List<SlashCommand> ofASession(Plugins plugins) {
        var words = new Words("plugins", "");
        return List.of(
                new ListPluginsCommand(words.spec(""), plugins),
                new AcceptPluginCommand(words.spec("accept"), plugins),
                new ReloadPluginsCommand(words.spec("reload"), plugins),
                new UnloadPluginCommand(words.spec("unload"), plugins));
    }

    private record Words(String name, String group) {
        CommandSpec.Builder spec(String word) {
            return CommandSpec.of(name, (group + " " + word).strip());
        }
    }
}
