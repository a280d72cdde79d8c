package dev.antigravity.host.plugins;

import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.Plugins;
import java.util.Optional;

/// `plugins reload [ID]`: takes over what has changed in the folder of plugins, or starts one of them anew.
final class ReloadPluginsCommand extends ChangePluginsCommand {
    ReloadPluginsCommand(CommandSpec.Builder spec, Plugins plugins) {
        super(
                spec.summary("Take over what has changed in the folder of plugins, or start one anew"),
                ParameterSpec.optional("id", "ID", "only this one, whether it has changed or not"),
                plugins);
    }

    @Override
    Changes change(Optional<String> name) {
        return name.map(plugins::reload).orElseGet(plugins::refresh);
    }
}
