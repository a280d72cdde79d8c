package dev.antigravity.host.plugins;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.Plugins;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `plugins accept NAME`: takes a jar that has changed for the right one.
final class AcceptPluginCommand extends ChangePluginsCommand {
    AcceptPluginCommand(CommandSpec.Builder spec, Plugins plugins) {
        super(
                spec.summary("Take the jar of a plugin, as it is now, for the right one")
                        .description(
                                "A jar is remembered by its SHA-256 when it is first seen; one that has changed since is"
                                        + " not loaded before you say so. Accept only what you have put there yourself: a"
                                        + " plugin has all your rights."),
                ParameterSpec.required("name", "NAME", "the plugin, or the file in the folder of plugins"),
                plugins);
    }

    @Override
    Changes change(Optional<String> name) {
        return plugins.accept(name.orElseThrow());
    }

    @Override
    List<Candidate> candidates() {
        var refused = plugins.problems().stream().map(problem -> Candidate.of(problem.plugin(), problem.message()));
        var running =
                plugins.loaded().stream().filter(plugin -> !plugin.bundled()).map(ChangePluginsCommand::candidate);
        return Stream.concat(refused, running).toList();
    }
}
