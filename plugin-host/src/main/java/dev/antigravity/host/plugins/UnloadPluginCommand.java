package dev.antigravity.host.plugins;

import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.Plugins;
import java.util.Optional;

/// `plugins unload ID`: stops a plugin until the next reload.
final class UnloadPluginCommand extends ChangePluginsCommand {
    UnloadPluginCommand(CommandSpec.Builder spec, Plugins plugins) {
        super(
                spec.summary("Stop a plugin, and those that depend on it, until the next reload"),
                ParameterSpec.required("id", "ID", "the plugin"),
                plugins);
    }

    @Override
    Changes change(Optional<String> name) {
        return plugins.unload(name.orElseThrow());
    }
}
