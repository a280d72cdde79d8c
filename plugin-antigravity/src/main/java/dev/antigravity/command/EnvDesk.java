package dev.antigravity.command;

import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvApplied;
import dev.antigravity.envfile.EnvBackup;
import dev.antigravity.envfile.EnvChange;
import dev.antigravity.envfile.EnvDrift;
import dev.antigravity.envfile.EnvFile;
import dev.antigravity.envfile.EnvPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Changes an env file the way a careful person wants it: the difference first, a yes, a backup, the write, and a look
/// whether the host took it.
final class EnvDesk {
    /// Of commands that change a file.
    static final List<OptionSpec> OPTIONS = List.of(
            OptionSpec.flag("dry-run", "show the difference and change nothing"), OptionSpec.flag("yes", "do not ask"));

    private final Workbench bench;
    private final CommandCall call;
    private final Conversation conversation;

    /// @param call of a command that takes the options of {@link HostFiles} and, if it changes anything, {@link
    /// #OPTIONS}
    EnvDesk(Workbench bench, CommandCall call, Conversation conversation) {
        this.bench = bench;
        this.call = call;
        this.conversation = conversation;
    }

    EnvFile file() {
        return new HostFiles(bench).chosen(call.arguments(), call.workingDirectory());
    }

    /// Whether the host itself reads that file.
    boolean isTheHosts(EnvFile file) {
        var own = bench.host().environment().envFile().toAbsolutePath().normalize();
        return file.path().toAbsolutePath().normalize().equals(own);
    }

    /// Shows the plan, and carries it out if the user agrees.
    ///
    /// @throws CancelledException if the user does not
    Report carryOut(EnvFile file, EnvPlan plan) {
        if (plan.changesNothing()) {
            return unchanged(file, plan);
        }
        show(plan, file.drift(SecretKeys::isSecret));
        if (isDryRun()) {
            return withData(new Report().line("A dry run: nothing was changed."), plan, false);
        }
        file.checkWritable(); // better said before anybody is asked
        if (!call.arguments().has("yes")
                && !conversation.confirm(Confirm.of("Apply these changes?")).orThrow()) {
            throw new CancelledException("Nothing was changed.");
        }
        var applied = file.apply(plan);
        var report = report(plan, applied);
        if (isTheHosts(file)) {
            tellHost(plan, report);
        } else if (file.isClaudeSettings()) {
            report.line("Claude Code reads it when its next session begins.");
        }
        return report;
    }

    /// Names the command to go on with, for the same file; after a dry run there is nothing to go on with.
    Report next(Report report, String words) {
        return isDryRun() ? report : report.next(words + HostFiles.flags(call.arguments()));
    }

    boolean isDryRun() {
        return call.arguments().has("dry-run");
    }

    private static Report unchanged(EnvFile file, EnvPlan plan) {
        var report = new Report();
        if (plan.kept().isEmpty()) {
            report.success(name(file.path()) + " says all of this already");
        } else {
            plan.kept().forEach(drift -> report.warning(kept(drift)));
            report.line("There is nothing else to change.");
        }
        return withData(report, plan, false);
    }

    private static String kept(EnvDrift drift) {
        return "Somebody else has changed " + drift.key() + "; it stays as it is: "
                + drift.shownFound().orElse("not set") + ".";
    }

    private void show(EnvPlan plan, List<EnvDrift> drift) {
        conversation.heading("Proposed Changes");
        conversation.show(Text.EMPTY.muted(plan.file().toString()));
        if (plan.createsFile()) {
            conversation.info("The file does not exist yet; it will be made, for its owner only.");
        }
        if (plan.deletesFile()) {
            conversation.info("The file will be removed: there was none.");
        }
        if (plan.changes().isEmpty()) {
            conversation.info("No value changes, only how the file is written.");
        }
        for (var change : plan.changes()) {
            conversation.show(HostKeys.label(change.key()));
            conversation.show(value("  Current: ", change.shownBefore().orElse("Not set")));
            conversation.show(value("  New: ", change.shownAfter().orElse("Not set")));
            drift.stream()
                    .filter(foreign -> foreign.key().equals(change.key()))
                    .forEach(foreign -> conversation.show(Text.EMPTY.muted("  Somebody else has changed it; we wrote: "
                            + foreign.shownWrote().orElse("nothing"))));
        }
        plan.kept().forEach(foreign -> conversation.warn(kept(foreign)));
    }

    private static Text value(String what, String shown) {
        return Text.of(what).value(shown);
    }

    private static Report report(EnvPlan plan, EnvApplied applied) {
        var name = name(plan.file());
        var report = new Report();
        applied.backup().ifPresent(backup -> report.success(backedUp(name, backup)));
        if (applied.changed()) {
            report.success((plan.deletesFile() ? "Removed " : plan.createsFile() ? "Made " : "Updated ") + name);
        }
        if (applied.merged()) {
            report.line("Somebody else changed other lines in the meantime; both changes are in it.");
        }
        applied.warnings().forEach(report::warning);
        return withData(report, plan, applied.changed())
                .data("backup", applied.backup().map(EnvBackup::path));
    }

    private static Report withData(Report report, EnvPlan plan, boolean changed) {
        return report.data("file", plan.file())
                .data("changed", changed)
                .data("changes", plan.changes().stream().map(EnvDesk::data).toList())
                .data("kept", plan.kept().stream().map(EnvDrift::key).toList());
    }

    static String backedUp(String name, EnvBackup backup) {
        return backup.noFile()
                ? "Noted that there was no " + name + " → " + backup.name()
                : "Backed up " + name + " → " + backup.name();
    }

    private static Map<String, Object> data(EnvChange change) {
        var data = new LinkedHashMap<String, Object>();
        data.put("key", change.key());
        data.put("change", change.kind().name().toLowerCase(Locale.ROOT));
        data.put("before", change.shownBefore());
        data.put("after", change.shownAfter());
        return data;
    }

    private void tellHost(EnvPlan plan, Report report) {
        var keys = plan.changes().stream().map(EnvChange::key).collect(Collectors.toSet());
        var host = bench.host();
        var reloaded = host.environment().reload();
        host.events().publish(new HostEvent.EnvironmentChanged(plan.file(), keys));
        var name = host.info().name();
        reloaded.problem()
                .ifPresentOrElse(
                        problem -> report.warning(problem + "."),
                        () -> reloaded.verification()
                                .ifPresentOrElse(
                                        how -> report.success("Reloaded " + name + ": " + how),
                                        () -> report.line("Asked " + name + " to read it again.")));
        if (!reloaded.needsRestart().isEmpty()) {
            report.warning("Only a restart of the host takes over " + String.join(", ", reloaded.needsRestart()) + ".");
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
