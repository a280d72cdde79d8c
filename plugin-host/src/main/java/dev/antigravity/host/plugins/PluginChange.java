package dev.antigravity.host.plugins;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.loader.Changes;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.PluginException;
import dev.antigravity.loader.PluginProblem;
import dev.antigravity.loader.Plugins;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the commands that change plugins share: how a change is told, and which names can be meant.
final class PluginChange {
    private final Plugins plugins;

    PluginChange(Plugins plugins) {
        this.plugins = plugins;
    }

    /// Does it, and tells what came of it.
    ///
    /// @param concerning the plugin it was about; empty for all
    CommandResult make(Supplier<Changes> change, String concerning) {
        try {
            return tell(change.get(), concerning);
        } catch (PluginException e) {
            throw new CommandException(ErrorCode.USAGE, String.valueOf(e.getMessage()), "See plugins.");
        }
    }

    private CommandResult tell(Changes changes, String concerning) {
        var problems = changes.problems().stream()
                .filter(problem -> concerning.isEmpty() || problem.plugin().equals(concerning))
                .map(PluginProblem::toString)
                .toList();
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
                .map(plugin -> id + " " + plugin.version())
                .findFirst()
                .orElse(id);
    }

    List<Candidate> running() {
        return plugins.loaded().stream()
                .filter(plugin -> !plugin.bundled())
                .map(PluginChange::candidate)
                .toList();
    }

    List<Candidate> runningAndRefused() {
        var refused = plugins.problems().stream().map(problem -> Candidate.of(problem.plugin(), problem.message()));
        return Stream.concat(refused, running().stream()).toList();
    }

    private static Candidate candidate(LoadedPlugin plugin) {
        return Candidate.of(plugin.id(), plugin.version());
    }
}
