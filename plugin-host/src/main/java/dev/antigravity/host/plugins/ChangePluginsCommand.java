package dev.antigravity.host.plugins;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginException;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.Plugins;
import java.util.List;
import java.util.Optional;

/// A command that changes which plugins run, one or all, and tells what came of it.
abstract class ChangePluginsCommand implements SlashCommand {
    private final CommandSpec spec;
    private final ParameterSpec which;
    final Plugins plugins;

    /// @param which names the plugin it is about
    ChangePluginsCommand(CommandSpec.Builder spec, ParameterSpec which, Plugins plugins) {
        this.spec = spec.parameter(which).build();
        this.which = which;
        this.plugins = plugins;
    }

    /// @param name as it was given, if it was
    /// @throws PluginException if there is nothing of that name to change
    abstract Changes change(Optional<String> name);

    /// The plugins that can be meant.
    List<Candidate> candidates() {
        return plugins.replaceable().stream()
                .map(ChangePluginsCommand::candidate)
                .toList();
    }

    static Candidate candidate(LoadedPlugin plugin) {
        return Candidate.of(plugin.id(), plugin.version());
    }

    @Override
    public final CommandSpec spec() {
        return spec;
    }

    @Override
    public final List<Candidate> complete(CompletionRequest request) {
        return candidates();
    }

    @Override
    public final CommandResult run(CommandCall call, Conversation conversation) {
        try {
            return tell(change(call.arguments().value(which.name())));
        } catch (PluginException e) {
            var list = spec.words().substring(0, spec.words().lastIndexOf(' '));
            throw new CommandException(
                    ErrorCode.USAGE,
                    String.valueOf(e.getMessage()),
                    Text.of("See ").command(list).and("."));
        }
    }

    private CommandResult tell(Changes changes) {
        var problems = changes.problems().stream().map(PluginProblem::toString).toList();
        var report = new Report()
                .data("started", changes.started())
                .data("replaced", changes.replaced())
                .data("stopped", changes.stopped())
                .data("problems", problems);
        changes.started().forEach(id -> report.success(named(id) + " runs"));
        changes.replaced().forEach(id -> report.success(named(id) + " runs anew"));
        changes.stopped().forEach(id -> report.success(id + " was stopped"));
        problems.forEach(report::warning);
        if (!problems.isEmpty()) {
            return report.failed(ErrorCode.HOST_CONFIG, "Not everything can be used.", Text.EMPTY);
        }
        if (changes.isNone()) {
            report.line("Nothing to change.");
        }
        return report.done();
    }

    private String named(String id) {
        return plugins.loaded().stream()
                .filter(plugin -> plugin.id().equals(id))
                .map(LoadedPlugin::version)
                .map(version -> id + " " + version)
                .findFirst()
                .orElse(id);
    }
}
