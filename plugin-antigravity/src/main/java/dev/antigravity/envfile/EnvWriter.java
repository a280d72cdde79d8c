package dev.antigravity.envfile;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.IoReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries a plan out.
///
/// The order is what makes it safe at every moment: lock; read; merge if the file has changed since the plan; backup;
/// note the step; write a new file beside the old one; look once more whether the old one is still what was read;
/// rename; confirm the step.
final class EnvWriter {
    private static final int ATTEMPTS = 2;

    private final EnvTarget target;
    private final EnvFiles tools;
    private final EnvJournal journal;
    private final EnvPlanner planner;
    private final EnvBackups backups;

    EnvWriter(EnvTarget target, EnvFiles tools, EnvJournal journal, EnvPlanner planner) {
        this.target = target;
        this.tools = tools;
        this.journal = journal;
        this.planner = planner;
        this.backups = tools.backupsOf(target);
    }

    EnvApplied apply(EnvPlan plan) {
        if (plan.changesNothing()) {
            return EnvApplied.NOTHING;
        }
        target.checkWritable();
        try (var _ = tools.locks().acquire(tools.lockOf(target), tools.patience())) {
            for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                var applied = tryOnce(plan);
                if (applied.isPresent()) {
                    return applied.get();
                }
            }
            throw EnvConflictException.noRest(target.named());
        } catch (IOException e) {
            throw UnwritableEnvException.at(target.named(), e);
        }
    }

    /// @return empty if somebody else wrote in the meantime
    private Optional<EnvApplied> tryOnce(EnvPlan plan) throws IOException {
        var now = target.read();
        var merged = !now.equals(plan.before());
        var current = merged ? planner.again(plan, now) : plan;
        if (current.changesNothing()) {
            return Optional.of(EnvApplied.NOTHING);
        }
        target.makeFolder();
        var backup = backups.take(now);
        var step = journal.begin(current);
        try {
            write(current);
        } catch (ChangedMeanwhileException _) {
            journal.forget(step);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            settleQuietly(e);
            throw e;
        }
        journal.confirm(step);
        return Optional.of(new EnvApplied(true, merged, Optional.of(backup), tidyUp()));
    }

    private void write(EnvPlan plan) throws IOException {
        DurableFiles.LastLook lastLook = () -> {
            if (!target.read().equals(plan.before())) {
                throw new ChangedMeanwhileException();
            }
        };
        var bytes = plan.after().bytes();
        if (bytes.isPresent()) {
            tools.files().write(target.target(), bytes.get(), DurableFiles.Access.AS_BEFORE, lastLook);
        } else {
            lastLook.look();
            tools.files().delete(target.target());
        }
    }

    private static final class ChangedMeanwhileException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private void settleQuietly(Exception reason) {
        try {
            journal.settle(target.read());
        } catch (IOException | EnvFileException e) {
            reason.addSuppressed(e);
        }
    }

    /// The file is written; what goes wrong from here on is told and is no failure.
    private List<String> tidyUp() {
        var warnings = new ArrayList<String>();
        try {
            backups.prune();
            journal.prune();
        } catch (IOException | EnvFileException e) {
            warnings.add("Old backups could not be removed: " + IoReason.of(e));
        }
        if (!backups.areIgnoredByGit()) {
            warnings.add("git does not ignore " + target.named().getFileName()
                    + ".backup.*; add that line to .gitignore, backups hold what the file holds");
        }
        return warnings;
    }
}
